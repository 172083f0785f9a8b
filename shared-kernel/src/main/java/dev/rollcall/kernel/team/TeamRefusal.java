package dev.rollcall.kernel.team;

import dev.rollcall.kernel.message.Refusal;
import java.util.List;
import java.util.UUID;

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

    /** A group of this name is to be made, and there is a manual team that the connection may not take over. */
    record ManualTeam(String displayName) implements TeamRefusal {
        @Override
        public String reason() {
            return "displayName \"%s\" exists as a manual team; link the team under Teams in Enterprise Controls, then send the group again"
                    .formatted(displayName);
        }
    }

    record TeamNotLinked(UUID team) implements TeamRefusal {
        @Override
        public String reason() {
            return "Group %s is a manual team, which the identity provider may not change; link the team under Teams in Enterprise Controls, then send the request again"
                    .formatted(team);
        }
    }

    /** People want to change what an identity provider keeps. */
    record TeamManaged(UUID team) implements TeamRefusal {
        @Override
        public String reason() {
            return "The identity provider keeps team %s; change it there".formatted(team);
        }
    }

    record MembersUnknown(List<String> ids) implements TeamRefusal {
        private static final int NAMED = 100;

        private String named() {
            var first = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
            return ids.size() > NAMED ? "%s and %d more".formatted(first, ids.size() - NAMED) : first;
        }

        @Override
        public String reason() {
            return "members.value names no user of this organization: %s. Provision these users first, or leave them out; nothing was changed"
                    .formatted(named());
        }
    }
}
