package dev.rollcall.command.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The questions that a command is bound to ask first. They go along with what binds its transaction to the organization,
 * which saves a round trip for each; whoever asks one of them in the transaction gets the answer that is there, once.
 */
public final class Opening {
    private static final ScopedValue<Opening> CURRENT = ScopedValue.newInstance();

    private final List<Question<?>> questions;
    private final List<Answer> answers = new ArrayList<>();

    private record Answer(Question<?> question, Object answer) {}

    private Opening(List<Question<?>> questions) {
        this.questions = questions;
    }

    /** Does work whose transaction has not begun. */
    public static <T> T during(List<Question<?>> questions, Supplier<T> work) {
        return ScopedValue.where(CURRENT, new Opening(questions)).call(work::get);
    }

    /** Those that are to be asked now. */
    static List<Question<?>> questions() {
        return CURRENT.isBound() ? CURRENT.get().questions : List.of();
    }

    static void answer(Question<?> question, Object answer) {
        CURRENT.get().answers.add(new Answer(question, answer));
    }

    /** The answer to a question, where it has been asked already; empty the second time. */
    @SuppressWarnings("unchecked")
    static <T> Optional<T> find(Question<T> question) {
        if (!CURRENT.isBound()) {
            return Optional.empty();
        }
        var answers = CURRENT.get().answers;
        for (int at = 0; at < answers.size(); at++) {
            if (answers.get(at).question().isSameAs(question)) {
                return Optional.of((T) answers.remove(at).answer());
            }
        }
        return Optional.empty();
    }
}
