package dev.rollcall.kernel.connection;

import dev.rollcall.kernel.connection.ConnectionRefusal.TooManyAddresses;
import dev.rollcall.kernel.message.Refused;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** From where requests of a connection are taken. @param ranges none for everywhere */
public record AllowedAddresses(List<AddressRange> ranges) {
    public static final int MOST = 200;
    private static final String SEPARATOR = ",";

    public AllowedAddresses {
        ranges = List.copyOf(ranges);
    }

    /** @throws Refused where an entry is no address or range, or where there are too many */
    public static AllowedAddresses of(List<String> entries) {
        if (entries.size() > MOST) {
            throw new Refused(new TooManyAddresses(entries.size(), MOST));
        }
        return new AllowedAddresses(
                entries.stream().map(AddressRange::of).distinct().toList());
    }

    /** From the text of {@link #toString()}. */
    public static AllowedAddresses parse(String text) {
        return of(text.isEmpty() ? List.of() : Arrays.asList(text.split(SEPARATOR, -1)));
    }

    /** @param address as a socket or a trusted proxy names it, perhaps with the zone of a link-local one */
    public boolean admit(String address) {
        return ranges.isEmpty()
                || AddressRange.literal(bare(address))
                        .filter(literal -> ranges.stream().anyMatch(range -> range.admits(literal)))
                        .isPresent();
    }

    /** An address without brackets and zone. */
    public static String bare(String address) {
        return address.indexOf(':') < 0 ? address : address.replaceAll("[\\[\\]]|%.*", "");
    }

    public List<String> entries() {
        return ranges.stream().map(AddressRange::toString).toList();
    }

    /** As it is stored: equal lists have equal texts. */
    @Override
    public String toString() {
        return ranges.stream().map(AddressRange::toString).collect(Collectors.joining(SEPARATOR));
    }
}
