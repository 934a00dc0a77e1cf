package io.signboard.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a language. */
final class LanguageConverter implements ITypeConverter<Language> {

    @Override
    public Language convert(String text) {
        for (Language language : Language.values()) {
            if (language.tag().equals(text)) {
                return language;
            }
        }
        throw new TypeConversionException("'" + text + "' is neither en nor zh");
    }
}
