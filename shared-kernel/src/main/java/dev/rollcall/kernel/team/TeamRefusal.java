package dev.rollcall.kernel.team;

import dev.rollcall.kernel.message.Refusal;
import java.util.List;

/** What can be in the way of a command to a team. */
public sealed interface TeamRefusal extends Refusal {
    record TeamUnknown(String team) implements TeamRefusal {
        @Override
        public String reason() {
            return "There is no group " + team;
        }
    }

    record TeamNameTaken(String displayName) implements TeamRefusal {
        @Override
        public String reason() {
            return "displayName \"%s\" is taken by another group of this organization: find the group by displayName, or send another name"
                    .formatted(displayName);
        }
    }

    record MembersUnknown(List<String> ids) implements TeamRefusal {
        @Override
        public String reason() {
            return "members.value names no user of this organization: %s. Provision these users first, or leave them out; nothing was changed"
                    .formatted(String.join(", ", ids));
        }
    }
}
