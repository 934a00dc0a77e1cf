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
    void shouldSayThatProjectsWaitForADefinition() {
        String metrics =
                "# TYPE signboard_undefined_ceremony_projects gauge\nsignboard_undefined_ceremony_projects 1200.0\n";

        List<Finding> findings = BoardCheck.undefined(BOARD, metrics).stream().toList();

        Lines.assertOnly(Kind.NOTE, findings, "1,200 projects of ceremonies that are not defined");
    }

    @Test
    void shouldSayNothingWhereNoneWaitsOrNobodyCounts() {
        assertEquals(Optional.empty(), BoardCheck.undefined(BOARD, "signboard_undefined_ceremony_projects 0.0\n"));
        assertEquals(Optional.empty(), BoardCheck.undefined(BOARD, "# EOF\n"));
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
