package io.signboard.app;

import io.signboard.board.HealthCheck;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the processor works: the engine runs and the broker answers. Kafka Streams alone stays "running" however long the
 * broker is away.
 */
final class ProcessorHealth implements HealthCheck {

    private final HealthCheck engine;
    private final Supplier<Optional<String>> brokerProblem;

    /**
     * A check.
     *
     * @param engine the engine's own
     * @param brokerProblem why the broker doesn't answer; empty if it does
     */
    ProcessorHealth(HealthCheck engine, Supplier<Optional<String>> brokerProblem) {
        this.engine = engine;
        this.brokerProblem = brokerProblem;
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public Optional<String> problem() {
        return engine.problem().or(brokerProblem);
    }

    @Override
    public Optional<String> remark() {
        return engine.remark();
    }
}
