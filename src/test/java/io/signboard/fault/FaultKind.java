package io.signboard.fault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What can go wrong, and how often it is drawn. */
enum FaultKind {
    /** A processor ends without a word; the others take over once its session has timed out. */
    PROCESSOR_KILLED("processor killed", 20) {
        @Override
        Instant strike(Installation at, RandomGenerator random) {
            return killed(at, random.nextInt(at.fleet().size()));
        }
    },

    /** A broker ends without a word. */
    BROKER_KILLED("broker killed", 16) {
        @Override
        Instant strike(Installation at, RandomGenerator random) {
            return brokerKilled(at, random.nextInt(Quorum.NODES));
        }
    },

    /** The broker that leads the controllers ends without a word: nobody may say who leads what until another one does. */
    CONTROLLER_KILLED("controller killed", 8) {
        @Override
        Instant strike(Installation at, RandomGenerator random) {
            return brokerKilled(at, at.quorum().controller());
        }
    },

    /** A processor and a broker end at once. */
    BOTH_KILLED("processor and broker killed", 6) {
        @Override
        Instant strike(Installation at, RandomGenerator random) {
            brokerKilled(at, random.nextInt(Quorum.NODES));
            return killed(at, random.nextInt(at.fleet().size()));
        }
    },

    /** A processor is killed, started, and killed again while the others are still making room for it. */
    PROCESSOR_KILLED_AGAIN("processor killed while it comes back", 5) {
        @Override
        Instant strike(Installation at, RandomGenerator random) {
            int killed = random.nextInt(at.fleet().size());
            at.fleet().kill(killed);
            at.fleet().start(killed);
            at.fleet().awaitRunning();
            return killed(at, killed);
        }
    },

    /** The board ends without a word; nothing may change for anybody else. */
    BOARD_KILLED("board killed", 10) {
        @Override
        Instant strike(Installation at, RandomGenerator random) {
            Instant struck = now();
            at.fleet().replaceBoard();
            return struck;
        }
    },

    /** A processor hangs for longer than its session and goes on: it must not write what others have taken over. */
    PROCESSOR_FROZEN("processor frozen", 14) {
        @Override
        Instant strike(Installation at, RandomGenerator random) {
            int frozen = random.nextInt(at.fleet().size());
            at.toMend(() -> at.thaw(frozen));
            Instant struck = at.freeze(frozen);
            return struck;
        }

        @Override
        Duration lasts(RandomGenerator random) {
            return Duration.ofMillis(random.nextInt(8_000, 12_000)); // at least twice the session
        }
    },

    /** A processor is ended in order and started again. */
    PROCESSOR_RESTARTED("processor restarted", 10) {
        @Override
        Instant strike(Installation at, RandomGenerator random) {
            int ended = random.nextInt(at.fleet().size());
            Instant struck = now();
            end(at, ended);
            at.toMend(() -> at.fleet().start(ended));
            return struck;
        }
    },

    /** A processor is killed and what it kept on disk is gone. */
    STATE_DELETED("state folder deleted", 6) {
        @Override
        Instant strike(Installation at, RandomGenerator random) {
            int lost = random.nextInt(at.fleet().size());
            Instant struck = now();
            at.fleet().kill(lost);
            at.fleet().wipe(lost);
            at.toMend(() -> at.fleet().start(lost));
            return struck;
        }
    },

    /** All processors are killed or ended, and some time after that all start: the time counts from there. */
    ALL_DOWN("all processors down, then up", 5) {
        @Override
        Instant strike(Installation at, RandomGenerator random) {
            boolean inOrder = random.nextBoolean();
            for (int processor = 0; processor < at.fleet().size(); processor++) {
                if (inOrder) {
                    end(at, processor);
                } else {
                    at.fleet().kill(processor);
                }
            }
            Instant up = now();
            IntStream.range(0, at.fleet().size()).forEach(at.fleet()::start);
            return up;
        }
    },

    /** One processor after the other is ended in order and started again, as for an upgrade. */
    ROLLING_RESTART("rolling restart", 3) {
        @Override
        Instant strike(Installation at, RandomGenerator random) {
            Instant struck = now();
            for (int processor = 0; processor < at.fleet().size(); processor++) {
                struck = now();
                end(at, processor);
                at.fleet().start(processor);
                at.fleet().awaitRunning();
            }
            return struck;
        }
    };

    private static final int ALL_SHARES =
            List.of(values()).stream().mapToInt(kind -> kind.share).sum();

    private final String label;
    private final int share;

    FaultKind(String label, int share) {
        this.label = label;
        this.share = share;
    }

    /** As people read it. */
    String label() {
        return label;
    }

    /** Draws one by its share. */
    static FaultKind drawn(RandomGenerator random) {
        int left = random.nextInt(ALL_SHARES);
        for (FaultKind kind : values()) {
            left -= kind.share;
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("The shares don't add up");
    }

    /**
     * Strikes, and tells the installation what is to be done once it has recovered.
     *
     * @return from when on the time to the first new summary counts
     */
    abstract Instant strike(Installation at, RandomGenerator random);

    /** How long it lasts at least before it is mended. */
    Duration lasts(RandomGenerator random) {
        return Duration.ZERO;
    }

    private static Instant now() {
        return Clock.systemUTC().instant();
    }

    private static Instant killed(Installation at, int processor) {
        Instant struck = now();
        at.fleet().kill(processor);
        at.toMend(() -> at.fleet().start(processor));
        return struck;
    }

    private static Instant brokerKilled(Installation at, int node) {
        Instant struck = now();
        at.quorum().kill(node);
        at.toMend(() -> at.quorum().restart(node));
        return struck;
    }

    private static void end(Installation at, int processor) {
        Optional<Duration> took = at.fleet().end(processor);
        at.ended(took);
    }
}
