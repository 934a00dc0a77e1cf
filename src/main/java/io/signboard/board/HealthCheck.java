package io.signboard.board;

import java.util.Optional;

/** Something that may keep a program from being ready. Called often and by many threads; it must answer at once. */
public interface HealthCheck {

    /** What is checked, in one word; it names the check in the health answer. */
    String name();

    /** One sentence on what is wrong now; empty if nothing is. */
    Optional<String> problem();

    /** One sentence that an operator should read although nothing is wrong; empty if there is none. */
    default Optional<String> remark() {
        return Optional.empty();
    }
}
