package dev.rollcall.query.rebuild;

import dev.rollcall.kernel.fact.Recorded;
import dev.rollcall.kernel.fact.Writes;
import dev.rollcall.kernel.history.EventNames;
import dev.rollcall.kernel.message.OrganizationId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tables that are made anew together, from the facts in one order. */
interface ReadModels {
    String name();

    List<String> tables();

    /** The place up to which those of today have come; the new ones never go further. */
    long place();

    /** Some more facts. @param after the place up to which all has been written */
    Stretch next(long after);

    /** As {@link #next}, while those of today are halted: all that is left. */
    Stretch rest(long after);

    /** Keeps those of today as they are, for as long as the transaction lasts. */
    void halt(OwnerTable owner);

    /** @param to the place up to which all has been written when these parts are, in their order */
    record Stretch(long to, List<Part> parts) {
        int facts() {
            return parts.stream().mapToInt(Part::size).sum();
        }
    }

    /** What is written at once. */
    record Part(OrganizationId organization, List<? extends Recorded<?>> facts, Consumer<Writes> work) {
        int size() {
            return facts.size();
        }

        /** For whoever looks for what is wrong with it. */
        @Override
        public String toString() {
            return "The events %d to %d of organization %s (%s)"
                    .formatted(
                            facts.getFirst().index(),
                            facts.getLast().index(),
                            organization,
                            facts.stream()
                                    .map(fact -> EventNames.of(fact.event().getClass())
                                            .name())
                                    .distinct()
                                    .collect(Collectors.joining(", ")));
        }
    }
}
