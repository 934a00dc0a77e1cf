package io.signboard.cli;

import io.signboard.admin.doctor.Doctor;
import io.signboard.admin.doctor.Finding;
import io.signboard.admin.doctor.Finding.Kind;
import io.signboard.admin.doctor.Patient;
import io.signboard.admin.doctor.Section;
import io.signboard.app.ProcessorNeeds;
import io.signboard.wire.AclRole;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code signboard doctor}. */
@Command(
        name = "doctor",
        description = {
            "Looks at the settings and the cluster, and says what is wrong and how to mend it.",
            "Changes nothing. Exit code 1 if something is wrong."
        })
final class DoctorCommand extends ClientCommand {

    @Spec
    private CommandSpec command;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            split = ",",
            defaultValue = "processor,board",
            converter = RoleConverter.class,
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "What the login is meant for: processor, board, operator, feed-online, feed-offline,"
                    + " feed-off-site; several with commas (default: processor,board).")
    private List<AclRole> roles;

    @Option(
            names = "--url",
            paramLabel = "URL",
            split = ",",
            description = "A board or processor to look at too, like http://127.0.0.1:8080; several with commas.")
    private @Nullable List<String> urls;

    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    DoctorCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        Map<String, Object> settings = connection().clientProperties();
        Patient patient = new Patient(
                settings,
                SettingName.keys(command.root()),
                connection().timeout(),
                ProcessorNeeds.of(settings),
                roles,
                urls == null ? List.of() : urls.stream().map(this::address).toList(),
                SignboardCommand.Version.number());
        new Doctor(patient, surroundings().clock(), this::show).examine();
        print(closing());
        return count(Kind.WRONG) == 0 ? 0 : 1;
    }

    private URI address(String text) {
        try {
            URI address = new URI(text.strip());
            if (List.of("http", "https").contains(String.valueOf(address.getScheme())) && address.getHost() != null) {
                return address;
            }
        } catch (URISyntaxException e) {
            // the same as any other text that is no address
        }
        throw wrongUsage("'" + PlainText.of(text) + "' is no address like http://127.0.0.1:8080.");
    }

    private void show(Section section) {
        print(section.title());
        for (Finding finding : section.findings()) {
            counts.merge(finding.kind(), 1, Integer::sum);
            print(String.format("  %-5s  %s", finding.kind().word(), PlainText.of(finding.text())));
        }
        surroundings().out().flush();
    }

    private String closing() {
        int wrong = count(Kind.WRONG);
        int notes = count(Kind.NOTE);
        if (wrong == 0) {
            return notes == 0 ? "All is well." : "Nothing is wrong, " + notes + " to look at.";
        }
        return wrong
                + (wrong == 1 ? " thing is wrong" : " things are wrong")
                + (notes == 0 ? "." : ", " + notes + " to look at.");
    }

    private int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }
}
