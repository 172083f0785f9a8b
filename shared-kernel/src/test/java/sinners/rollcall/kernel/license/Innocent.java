package sinners.rollcall.kernel.license;

/** A value that another room has no business with. */
public record Innocent(String value) {}
