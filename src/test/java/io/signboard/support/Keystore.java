package io.signboard.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A key and the certificate for 127.0.0.1 that it has signed itself; who trusts the file trusts that certificate.
 *
 * @param path the file, PKCS12
 */
public record Keystore(Path path) {

    /** The file's password. */
    public static final String PASSWORD = "password-of-keystore";

    /** Makes one with the JDK's keytool, in about a second. */
    public static Keystore generate(Path path) throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                path.toString(),
                "-storepass",
                PASSWORD);
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool made no key: exit code " + keytool.exitValue());
        }
        return new Keystore(path);
    }
}
