package io.signboard.admin.doctor;

import java.util.List;

/**
 * What one check found.
 *
 * @param title what was looked at, in a word or two
 * @param findings at least one, in the order in which they are worth reading
 */
public record Section(String title, List<Finding> findings) {

    /** Copies the findings. */
    public Section {
        findings = List.copyOf(findings);
    }
}
