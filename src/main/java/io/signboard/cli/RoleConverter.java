package io.signboard.cli;

import io.signboard.wire.AclCatalog;
import io.signboard.wire.AclRole;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a role of {@code topics/acls.json}. */
final class RoleConverter implements ITypeConverter<AclRole> {

    @Override
    public AclRole convert(String text) {
        List<AclRole> roles = AclCatalog.load().roles();
        return roles.stream()
                .filter(role -> role.role().equals(text.strip()))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no role; there are "
                        + roles.stream().map(AclRole::role).collect(Collectors.joining(", "))));
    }
}
