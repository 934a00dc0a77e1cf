package io.signboard.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.board.HealthCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadyWatchTest {

    private final Part processor = new Part("processor");
    private final Part board = new Part("board");
    private final List<String> told = new ArrayList<>();
    private long now = Long.MAX_VALUE - 5; // such a time may run over
    private final ReadyWatch watch = new ReadyWatch(List.of(processor, board), () -> now, told::add);

    @Test
    void shouldSayNothingOfAnOrdinaryStart() {
        processor.problem = "It restores.";
        pass(14);
        processor.problem = "";
        pass(100);
        assertEquals(List.of(), told);
    }

    @Test
    void shouldSayWhyAStartTakesLongAndWhenItIsOver() {
        processor.problem = "It restores.";
        board.problem = "It reads.";
        pass(16);
        processor.problem = "";
        pass(2);
        board.problem = "";
        pass(100);
        assertEquals(
                List.of(
                        "Not ready for 15 s: It restores. It reads.",
                        "Not ready for 16 s: It reads.",
                        "Ready after 18 s."),
                told);
    }

    @Test
    void shouldSayTheSameAgainAfterAMinute() {
        board.problem = "It reads.";
        pass(140);
        assertEquals(
                List.of(
                        "Not ready for 15 s: It reads.",
                        "Not ready for 75 s: It reads.",
                        "Not ready for 135 s: It reads."),
                told);
    }

    @Test
    void shouldCountAnewAfterItWasReady() {
        board.problem = "It reads.";
        pass(14);
        board.problem = "";
        pass(1);
        board.problem = "It reads.";
        pass(14);
        assertEquals(List.of(), told);
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            watch.look();
            now += Duration.ofSeconds(1).toNanos();
        }
    }

    private static final class Part implements HealthCheck {

        private final String name;
        private String problem = "";

        Part(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Optional<String> problem() {
            return Optional.of(problem).filter(sentence -> !sentence.isEmpty());
        }
    }
}
