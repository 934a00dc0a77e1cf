package io.signboard.cli;

import io.signboard.model.Reason;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a reject's reason. */
final class ReasonConverter implements ITypeConverter<Reason> {

    @Override
    public Reason convert(String text) {
        return Reason.of(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no reason; the reasons are "
                        + Arrays.stream(Reason.values()).map(Reason::id).collect(Collectors.joining(", "))));
    }
}
