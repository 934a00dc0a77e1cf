package io.signboard.cli;

import io.signboard.feed.ReplaySpeed;
import io.signboard.wire.InvalidInputException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how fast a feed is replayed: {@code max} or a number above 0. */
final class SpeedConverter implements ITypeConverter<ReplaySpeed> {

    @Override
    public ReplaySpeed convert(String text) {
        try {
            return ReplaySpeed.parse(text);
        } catch (InvalidInputException e) {
            throw new TypeConversionException("'" + text + "' is neither max nor a number above 0");
        }
    }
}
