package io.signboard.bench;

/**
 * CPU time by event.
 *
 * @param program microseconds that the program used for each
 * @param broker microseconds that the broker used for each
 */
record Cost(double program, double broker) {

    /** Both together. */
    double sum() {
        return program + broker;
    }
}
