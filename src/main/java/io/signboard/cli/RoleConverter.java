package io.signboard.cli;

import io.signboard.admin.doctor.Role;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a role. */
final class RoleConverter implements ITypeConverter<Role> {

    @Override
    public Role convert(String text) {
        return Role.of(text.strip())
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no role: "
                        + Role.ALL.stream().map(Role::id).collect(Collectors.joining(", "))));
    }
}
