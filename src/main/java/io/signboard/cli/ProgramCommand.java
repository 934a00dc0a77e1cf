package io.signboard.cli;

import io.signboard.app.AppException;
import io.signboard.app.LiveProgram;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A command that runs a program until it is told to end. */
abstract class ProgramCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    ProgramCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Where results, warnings and the time are. */
    final Surroundings surroundings() {
        return surroundings;
    }

    /** A program that isn't running yet. */
    abstract LiveProgram program();

    /** Starts the program, and says what is where. */
    abstract void start(LiveProgram program) throws InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();
        try (LiveProgram program = program()) {
            surroundings.stop().heed(() -> {
                program.stopWaiting();
                end.complete(null);
            });
            program.whenFailed(end::complete);
            program.tell(this::say);
            start(program);
            @Nullable Throwable failure = end.join();
            if (failure != null) {
                throw new CommandFailure("The processor stopped: " + Failure.reason(failure), failure);
            }
            return 0;
        } catch (AppException e) {
            if (!surroundings.stop().isRequested()) {
                throw e;
            }
            say(Failure.message(e));
            return 0;
        }
    }

    /** Says something that isn't a failure. */
    final void say(String line) {
        surroundings.err().println(line);
    }
}
