package dev.rollcall.api.calls;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a reader of the log looks for, as it came.
 *
 * @param member the id of one, from a link
 * @param who the userName of one, from the form
 * @param from the first day
 * @param to the last day
 * @param before the last call of the page before
 * @param paused whether the page shall stay as it is
 * @param seen what the page shows already
 */
record CallSearch(
        @Nullable UUID member,
        @Nullable String who,
        @Nullable String outcome,
        @Nullable String from,
        @Nullable String to,
        @Nullable UUID before,
        @Nullable String paused,
        @Nullable String seen) {

    /** Whether the page follows what happens. */
    public boolean isLive() {
        return before == null && paused == null;
    }

    public boolean isForAll() {
        return member == null && blank(who) && blank(outcome) && blank(from) && blank(to);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    public String older(UUID last) {
        return url("/console/calls").queryParam("before", last).encode().toUriString();
    }

    public String newest() {
        return url("/console/calls").encode().toUriString();
    }

    public String pause() {
        return url("/console/calls").queryParam("paused", "yes").encode().toUriString();
    }

    public String latest(String shown) {
        return url("/console/calls/latest").queryParam("seen", shown).encode().toUriString();
    }

    private UriComponentsBuilder url(String path) {
        var url = UriComponentsBuilder.fromPath(path);
        add(url, "member", member == null ? null : member.toString());
        add(url, "who", who);
        add(url, "outcome", outcome);
        add(url, "from", from);
        add(url, "to", to);
        return url;
    }

    private static void add(UriComponentsBuilder url, String name, @Nullable String value) {
        if (!blank(value)) {
            url.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, String.valueOf(value)));
        }
    }
}
