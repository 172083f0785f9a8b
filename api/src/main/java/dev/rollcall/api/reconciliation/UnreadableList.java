package dev.rollcall.api.reconciliation;

import dev.rollcall.kernel.scim.Unicode;
import java.util.ArrayList;
import java.util.List;

/** What of a list of leavers is wrong, each mistake a sentence with line, column, value and what is accepted. */
final class UnreadableList extends Exception {
    static final int MOST = 20;
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 100;

    private final ArrayList<String> mistakes;

    private UnreadableList(List<String> mistakes) {
        super(String.join("; ", mistakes), null, false, false);
        this.mistakes = new ArrayList<>(mistakes);
    }

    static UnreadableList because(String mistake) {
        return new UnreadableList(List.of(mistake));
    }

    List<String> mistakes() {
        return mistakes;
    }

    /** Gathers mistakes, so that all of them can be mended at once. */
    static final class Mistakes {
        private final List<String> all = new ArrayList<>();

        void add(long line, String column, String value, String accepted) {
            all.add("line %d, %s is \"%s\"; %s".formatted(line, column, Unicode.cut(value, SHOWN), accepted));
        }

        boolean areEnough() {
            return all.size() >= MOST;
        }

        void throwAny() throws UnreadableList {
            if (areEnough()) {
                all.add("there may be more: reading stopped at %d mistakes".formatted(MOST));
            }
            if (!all.isEmpty()) {
                throw new UnreadableList(all);
            }
        }
    }
}
