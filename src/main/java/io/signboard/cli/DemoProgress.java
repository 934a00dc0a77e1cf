package io.signboard.cli;

import io.signboard.feed.ReplayListener;
import io.signboard.model.Summary;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Shows how far the demo's replay is and the tally beside it. Closing it twice is as good as once. */
final class DemoProgress implements ReplayListener, AutoCloseable {

    private final Surroundings surroundings;
    private final ReplayProgress replay;
    private final AmountText amounts = new AmountText(Language.EN);
    private Supplier<Optional<Summary>> latest = Optional::empty;

    DemoProgress(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.replay = new ReplayProgress(surroundings, Progress.Beside.REMARK);
    }

    /** Shows the tally from here on. */
    void watch(Supplier<Optional<Summary>> summaries) {
        latest = summaries;
    }

    @Override
    public void started(OptionalLong lines) {
        replay.started(lines);
    }

    @Override
    public void sent(long lines) {
        refresh();
        replay.sent(lines);
    }

    /** Shows the tally as it is now, once there is anything in it. */
    void refresh() {
        latest.get()
                .filter(summary -> summary.headline().projects() > 0)
                .ifPresent(summary -> replay.remark(text(summary)));
    }

    private String text(Summary summary) {
        return summary.headline().projects() + " projects, "
                + amounts.of(summary.headline().amount(), summary.currency());
    }

    /** Shows the tally a last time and ends the bar's line. */
    void end() {
        refresh();
        replay.close();
        surroundings.err().flush();
    }

    @Override
    public void close() {
        end();
    }
}
