package dev.rollcall.kernel.connection;

import dev.rollcall.kernel.connection.ConnectionRefusal.AddressRefused;
import dev.rollcall.kernel.message.Refused;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One address, or all that begin with the same bits (CIDR, RFC 4632 and RFC 4291 §2.3). An IPv4 address that is written as
 * an IPv6 one is the IPv4 address. Nothing is ever looked up: a name is no address.
 */
public record AddressRange(InetAddress first, int bits) {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern BITS = Pattern.compile("\\d{1,3}");
    private static final String ZEROS = "(^|:)0(:0)+(:|$)";
    private static final int SHOWN = 100;

    /** @throws Refused with {@link AddressRefused}, which names the text and what to write in its place */
    public static AddressRange of(String text) {
        int slash = text.indexOf('/');
        var first = literal(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() ->
                        refused(text, "is no address; write one such as 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32"));
        var range = new AddressRange(first, slash < 0 ? width(first) : bits(text, text.substring(slash + 1), first));
        if (!range.masked(first).equals(number(first))) {
            throw refused(text, "begins within its range; write " + range.canonical());
        }
        return range;
    }

    private static int bits(String text, String written, InetAddress first) {
        int bits = BITS.matcher(written).matches() ? Integer.parseInt(written) : Integer.MAX_VALUE;
        if (bits > width(first)) {
            throw refused(text, "has no such range; after the slash write a number from 0 to " + width(first));
        }
        return bits;
    }

    private static Refused refused(String text, String problem) {
        return new Refused(new AddressRefused(text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…", problem));
    }

    /** Empty for what is no address as it is usually written: {@code 127.1} and names are none. */
    static Optional<InetAddress> literal(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    public boolean admits(InetAddress address) {
        return width(address) == width(first) && masked(address).equals(number(first));
    }

    private BigInteger masked(InetAddress address) {
        int free = width(first) - bits;
        return number(address).shiftRight(free).shiftLeft(free);
    }

    private AddressRange canonical() {
        try {
            var bytes = new byte[width(first) / Byte.SIZE];
            var number = masked(first).toByteArray();
            int length = Math.min(number.length, bytes.length);
            System.arraycopy(number, number.length - length, bytes, bytes.length - length, length);
            return new AddressRange(InetAddress.getByAddress(bytes), bits);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }

    private static int width(InetAddress address) {
        return address instanceof Inet6Address ? 128 : 32;
    }

    @Override
    public String toString() {
        var address = first.getHostAddress().replaceFirst(ZEROS, "::");
        return bits == width(first) ? address : address + "/" + bits;
    }
}
