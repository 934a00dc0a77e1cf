package io.signboard.cli;

import io.signboard.topology.LedgerPlace;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where the ledger is kept. */
final class LedgerPlaceConverter implements ITypeConverter<LedgerPlace> {

    @Override
    public LedgerPlace convert(String text) {
        return switch (text) {
            case "memory" -> LedgerPlace.MEMORY;
            case "disk" -> LedgerPlace.DISK;
            default -> throw new TypeConversionException("'" + text + "' is neither memory nor disk");
        };
    }
}
