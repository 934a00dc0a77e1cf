package io.signboard.board.view;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the reading thread knows, for everybody else to see. Figures show only once the topics have been read to their end:
 * before that the latest of what was read is not the latest.
 */
final class ViewState {

    private static final Logger LOG = LoggerFactory.getLogger(ViewState.class);

    private final List<SummaryListener> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Ceremonies shown;
    private volatile @Nullable String problem = "The board has not started to read the topics.";
    private volatile long unreadable;
    private volatile boolean brokerReachable;
    private final CompletableFuture<@Nullable Void> firstAnswer = new CompletableFuture<>();
    private Set<String> shownBefore = Set.of(); // of the reading thread: what was shown when all was lost

    void listen(SummaryListener listener) {
        listeners.add(listener);
    }

    void unlisten(SummaryListener listener) {
        listeners.remove(listener);
    }

    Optional<Ceremonies> shown() {
        return Optional.ofNullable(shown);
    }

    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    long unreadable() {
        return unreadable;
    }

    boolean isBrokerReachable() {
        return brokerReachable;
    }

    /** Whether the cluster answered when it was last asked. */
    void reach(boolean answered) {
        brokerReachable = answered;
        firstAnswer.complete(null);
    }

    CompletableFuture<?> firstAnswer() {
        return firstAnswer;
    }

    /** What is wrong from now on; what is shown stays. */
    void fail(String sentence) {
        if (problem == null) {
            LOG.warn("{}", sentence);
        }
        problem = sentence;
    }

    /** The topics have been read to their end. */
    void catchUp(Ceremonies ceremonies) {
        if (problem != null) {
            LOG.debug("The board has read the topics to their end");
        }
        if (shown != ceremonies) {
            shown = ceremonies;
            Set<String> gone = new TreeSet<>(shownBefore);
            shownBefore = Set.of();
            gone.removeAll(ids(ceremonies));
            gone.forEach(id -> tell(listener -> listener.onRemoval(id)));
            ceremonies.all().forEach(summary -> tell(listener -> listener.onCaughtUp(summary)));
        }
        problem = null;
    }

    private static Set<String> ids(Ceremonies ceremonies) {
        return ceremonies.all().stream().map(CommittedSummary::ceremonyId).collect(Collectors.toSet());
    }

    /** These ceremonies changed; nobody is told as long as nothing is shown. */
    void change(Set<String> ceremonyIds, long unreadableSoFar) {
        unreadable = unreadableSoFar;
        Ceremonies ceremonies = shown;
        if (ceremonies != null) {
            ceremonyIds.forEach(id -> ceremonies
                    .summary(id)
                    .ifPresentOrElse(
                            summary -> tell(listener -> listener.onSummary(summary)),
                            () -> tell(listener -> listener.onRemoval(id))));
        }
    }

    /** Nobody reads the topics any more; what is shown stays. */
    void end() {
        problem = "The board does not read the topics any more.";
        reach(false);
    }

    /** Nothing is known any more. Which of the ceremonies are gone for good shows once the topics have been read again. */
    void startAnew() {
        Ceremonies lost = shown;
        if (lost != null) {
            shownBefore = ids(lost);
        }
        shown = null;
    }

    private void tell(Consumer<SummaryListener> news) {
        for (SummaryListener listener : listeners) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.error("A listener to summaries failed", e);
            }
        }
    }
}
