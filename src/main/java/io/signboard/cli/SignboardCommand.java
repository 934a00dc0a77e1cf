package io.signboard.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of all commands. */
@Command(
        name = "signboard",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = SignboardCommand.Version.class,
        sortOptions = false,
        showDefaultValues = true,
        description = "Tallies a project-signing ceremony live.",
        footerHeading = "%nSettings%n",
        footer = {
            "  Every option can also stand in the environment and in the file given with --config: --http-port",
            "  is SIGNBOARD_HTTP_PORT there and http.port here. A flag wins over the environment, which wins",
            "  over the file, a Java properties file in UTF-8. The file's other lines are settings of Kafka's",
            "  clients and Streams (security.protocol, ssl.*, sasl.*, ...), passed on as they are.",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage."
        },
        subcommands = {
            RunCommand.class,
            ProcessCommand.class,
            BoardCommand.class,
            DemoCommand.class,
            TopicsCommand.class,
            CeremonyCommand.class,
            FeedCommand.class,
            WatchCommand.class,
            RejectsCommand.class,
            DoctorCommand.class,
        })
final class SignboardCommand {

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Says more when something fails: stack traces and the warnings of Kafka's client.")
    private boolean verbose;

    boolean isVerbose() {
        return verbose;
    }

    /** The version that the jar was built as. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"signboard " + number()};
        }

        /** The version alone. */
        static String number() {
            String version = SignboardCommand.class.getPackage().getImplementationVersion();
            return version == null ? "(development build)" : version;
        }
    }
}
