package io.signboard.cli;

import io.signboard.feed.ReplayListener;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Shows how far a replay is. Closing it twice is as good as once. */
public final class ReplayProgress implements ReplayListener, AutoCloseable {

    private final Surroundings surroundings;
    private final Progress.Beside beside;
    private @Nullable Progress progress;

    /** Shows nothing until the replay starts, then how fast it goes. */
    public ReplayProgress(Surroundings surroundings) {
        this(surroundings, Progress.Beside.SPEED);
    }

    /** Shows nothing until the replay starts. */
    ReplayProgress(Surroundings surroundings, Progress.Beside beside) {
        this.surroundings = surroundings;
        this.beside = beside;
    }

    @Override
    public void started(OptionalLong lines) {
        progress = Progress.start(surroundings, "Sending", "events", lines, beside);
    }

    /** Shows a text beside the count. */
    void remark(String text) {
        if (progress != null) {
            progress.remark(text);
        }
    }

    @Override
    public void sent(long lines) {
        if (progress != null) {
            progress.at(lines);
        }
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
            progress = null;
        }
    }
}
