package io.signboard.admin.doctor;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Asks several at once, so that one who doesn't answer costs no more time than all. */
final class Asking {

    private Asking() {}

    /**
     * The answers, in the order of the questions.
     *
     * @param patience how long to wait for all of them together
     * @param silence the answer of whoever doesn't answer in time
     */
    static <Q, A> List<A> all(List<Q> questions, Function<Q, A> ask, Duration patience, Function<Q, A> silence) {
        List<CompletableFuture<A>> answers = questions.stream()
                .map(question -> CompletableFuture.supplyAsync(() -> ask.apply(question), Asking::runAside)
                        .completeOnTimeout(silence.apply(question), patience.toMillis(), TimeUnit.MILLISECONDS))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** A name server can't be told when to give up: its thread must not keep the program from ending. */
    private static void runAside(Runnable task) {
        Thread thread = new Thread(task, "signboard-doctor");
        thread.setDaemon(true);
        thread.start();
    }
}
