package io.signboard.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * What a definition asks of each event.
 *
 * @param currency the only currency that it takes
 * @param minimum the least amount that it takes
 */
public record Terms(String currency, BigDecimal minimum) {

    /** A definition's. */
    public static Terms of(JsonNode definition) {
        return new Terms(
                definition.path("currency").textValue(),
                new BigDecimal(definition.path("minimumAmount").asText("0")));
    }

    /** Why an event that counts is refused; empty if it isn't. */
    public String verdict(Told event) {
        if (event.isWithdrawn()) {
            return "";
        }
        if (!event.currency().equals(currency)) {
            return "currency-mismatch";
        }
        return event.amount().compareTo(minimum) < 0 ? "below-minimum" : "";
    }
}
