package dev.rollcall.kernel.message;

/** The version of a resource: the number of the last event that changed it. Weak, since joined parts do not count. */
public record ResourceVersion(long number) {
    public String etag() {
        return "W/\"" + number + "\"";
    }

    /** Refuses the request when {@code If-Match} is given and matches none; {@code *} matches any version. */
    public void require(Precondition precondition) {
        if (!precondition.admits(etag())) {
            throw new Refused(new VersionRefusal.StaleVersion(precondition.text(), etag()));
        }
    }
}
