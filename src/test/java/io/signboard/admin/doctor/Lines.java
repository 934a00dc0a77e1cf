package io.signboard.admin.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.signboard.admin.doctor.Finding.Kind;
import java.util.List;

/** Findings for assertions. */
final class Lines {

    private Lines() {}

    /** Asserts that there is one finding, of this kind and with these words. */
    static void assertOnly(Kind kind, List<Finding> findings, String... words) {
        assertEquals(1, findings.size(), findings::toString);
        assertHas(kind, findings, words);
    }

    /** Asserts that a finding of this kind has all of these words. */
    static void assertHas(Kind kind, List<Finding> findings, String... words) {
        assertTrue(
                findings.stream()
                        .anyMatch(finding -> finding.kind() == kind
                                && List.of(words).stream().allMatch(finding.text()::contains)),
                () -> kind + " " + List.of(words) + " is not in " + findings);
    }

    /** Asserts that everything is well. */
    static void assertWell(List<Finding> findings) {
        assertTrue(!findings.isEmpty(), "nothing was found");
        assertTrue(findings.stream().allMatch(finding -> finding.kind() == Kind.OK), findings::toString);
    }
}
