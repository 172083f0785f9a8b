package dev.rollcall.kernel.proof;

import dev.rollcall.kernel.message.Refusal;

/** What can be in the way of a proof. */
public sealed interface ProofRefusal extends Refusal {
    record EventUnknown(String event) implements ProofRefusal {
        @Override
        public String reason() {
            return "There is no event %s in this organization".formatted(event);
        }
    }

    /** It will be, in a minute or so. */
    record NotSealedYet(String what) implements ProofRefusal {
        @Override
        public String reason() {
            return "%s is not sealed yet; ask again in a minute".formatted(what);
        }
    }

    /** @param size of the newest checkpoint */
    record NotSignedYet(long position, long size) implements ProofRefusal {
        @Override
        public String reason() {
            return "Position %d is not signed yet: the newest checkpoint covers the positions 1 to %d; ask again in a minute"
                    .formatted(position, size);
        }
    }

    record NothingSignedYet() implements ProofRefusal {
        @Override
        public String reason() {
            return "No checkpoint of this organization is kept: ask again in a minute, when the first one is signed; where one was signed before, tell the operator";
        }
    }

    /** @param before the next smaller size of a checkpoint, 0 for none */
    record NoSuchCheckpoint(long size, long before) implements ProofRefusal {
        @Override
        public String reason() {
            return "No checkpoint of size %d is kept; %s"
                    .formatted(
                            size,
                            before == 0
                                    ? "ledger/checkpoints lists those that are"
                                    : "the one before it has size " + before);
        }
    }

    /** Somebody has changed the database. */
    record CheckpointAltered(long size) implements ProofRefusal {
        @Override
        public String reason() {
            return "The checkpoint of size %d is kept otherwise than it was signed, and proves nothing; take the copy that was handed out, and tell the operator"
                    .formatted(size);
        }
    }

    /** Somebody has changed the database. */
    record RecordAltered(long position) implements ProofRefusal {
        @Override
        public String reason() {
            return "The record at position %d is not the one that was sealed, and nothing proves it; tell the operator"
                    .formatted(position);
        }
    }

    /** Somebody has changed the database. */
    record TreeAltered(long size) implements ProofRefusal {
        @Override
        public String reason() {
            return "The hashes of this ledger do not lead to the checkpoint of size %d any more, so they prove nothing; tell the operator"
                    .formatted(size);
        }
    }

    record TooManyRecords(long records, long most) implements ProofRefusal {
        @Override
        public String reason() {
            return "This range has %d records, and one pack holds %d at most; ask for shorter ranges, one after the other"
                    .formatted(records, most);
        }
    }

    record TooManyPacks(int most) implements ProofRefusal {
        @Override
        public String reason() {
            return "This node makes or checks %d packs already; ask again in a minute".formatted(most);
        }
    }
}
