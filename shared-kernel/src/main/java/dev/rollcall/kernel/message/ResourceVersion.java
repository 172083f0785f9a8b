package dev.rollcall.kernel.message;

/** The version of a resource: the number of the last event that changed it. Weak, since joined parts do not count. */
public record ResourceVersion(long number) {
    public String etag() {
        return "W/\"" + number + "\"";
    }

    /** Refuses the request where {@code If-Match} does not name this version, or {@code If-None-Match} does. */
    public void require(Precondition precondition) {
        requireWanted(precondition);
        var unwanted = precondition.noneMatch();
        if (unwanted != null && unwanted.include(etag())) {
            throw new Refused(new VersionRefusal.UnwantedVersion(unwanted.text(), etag()));
        }
    }

    /** @return whether the reader has this version already */
    public boolean isKnownTo(Precondition precondition) {
        requireWanted(precondition);
        var known = precondition.noneMatch();
        return known != null && known.include(etag());
    }

    private void requireWanted(Precondition precondition) {
        var wanted = precondition.match();
        if (wanted != null && !wanted.include(etag())) {
            throw new Refused(new VersionRefusal.StaleVersion(wanted.text(), etag()));
        }
    }
}
