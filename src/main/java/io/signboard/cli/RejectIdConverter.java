package io.signboard.cli;

import io.signboard.admin.RejectId;
import io.signboard.wire.InvalidInputException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a reject's id. */
final class RejectIdConverter implements ITypeConverter<RejectId> {

    @Override
    public RejectId convert(String text) {
        try {
            return RejectId.parse(text);
        } catch (InvalidInputException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
