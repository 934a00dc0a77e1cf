package io.signboard.admin.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.signboard.admin.doctor.Finding.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoardCheckTest {

    private static final URI BOARD = URI.create("http://127.0.0.1:8080");

    @Test
    void shouldTellTheReasonOfABoardThatIsNotReady() {
        Finding finding = BoardCheck.ready(BOARD, 503, "{\"reason\":\"board: It is far behind.\"}");

        Lines.assertOnly(Kind.WRONG, List.of(finding), "is not ready: board: It is far behind.");
    }

    @Test
    void shouldSayThatSomethingElseAnswers() {
        Lines.assertOnly(Kind.WRONG, List.of(BoardCheck.ready(BOARD, 404, "<html>")), "is no board", "404");
    }

    @Test
    void shouldTolerateThreeSeconds() {
        assertEquals(Optional.empty(), BoardCheck.skew(BOARD, Duration.ofSeconds(3)));
        assertEquals(Optional.empty(), BoardCheck.skew(BOARD, Duration.ofSeconds(-3)));
    }

    @Test
    void shouldSayWhichClockIsAhead() {
        List<Finding> ahead =
                BoardCheck.skew(BOARD, Duration.ofSeconds(7)).stream().toList();
        List<Finding> behind =
                BoardCheck.skew(BOARD, Duration.ofSeconds(-7)).stream().toList();

        Lines.assertOnly(Kind.WRONG, ahead, "is 7 s ahead of this machine's");
        Lines.assertOnly(Kind.WRONG, behind, "is 7 s behind this machine's");
    }
}
