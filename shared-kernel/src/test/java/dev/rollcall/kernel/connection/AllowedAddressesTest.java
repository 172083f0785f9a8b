package dev.rollcall.kernel.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.kernel.message.Refused;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedAddressesTest {
    @Test
    void an_empty_list_admits_everybody() {
        var everywhere = AllowedAddresses.of(List.of());

        assertThat(everywhere.admit("203.0.113.7")).isTrue();
        assertThat(everywhere.admit("2001:db8::7")).isTrue();
        assertThat(AllowedAddresses.parse("")).isEqualTo(everywhere);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "203.0.113.0/24, 203.0.113.255",
        "0.0.0.0/0, 198.51.100.1",
        "203.0.113.6/31, 203.0.113.7",
        "2001:db8::/32, 2001:db8:ffff::1",
        "2001:DB8::7, 2001:db8:0:0:0:0:0:7",
        "2001:db8::/32, [2001:db8::1]",
        "fe80::/10, fe80::1%eth0",
        "::1, 0:0:0:0:0:0:0:1",
        "203.0.113.7, ::ffff:203.0.113.7",
        "::ffff:203.0.113.7, 203.0.113.7"
    })
    void an_address_within_is_admitted(String entry, String address) {
        assertThat(AllowedAddresses.of(List.of("192.0.2.1", entry)).admit(address))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.8",
        "203.0.113.0/24, 203.0.114.0",
        "203.0.113.6/31, 203.0.113.8",
        "2001:db8::/32, 2001:db9::1",
        "0.0.0.0/0, 2001:db8::1",
        "::/0, 203.0.113.7",
        "203.0.113.7, localhost"
    })
    void any_other_address_is_not(String entry, String address) {
        assertThat(AllowedAddresses.of(List.of(entry)).admit(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "10.0.0.300",
                "10.0.0",
                "127.1",
                "1",
                "localhost",
                "okta.example.com",
                "10.0.0.1:443",
                "[::1]",
                "fe80::1%eth0",
                "2001:db8::g",
                "2001:db8",
                "10.0.0.1-10.0.0.9",
                "10.0.0.*",
                "/24"
            })
    void what_is_no_address_is_refused_by_name(String entry) {
        assertRefused(entry, "\"%s\" is no address; write one such as".formatted(entry));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/33, from 0 to 32",
        "10.0.0.0/, from 0 to 32",
        "10.0.0.0/-1, from 0 to 32",
        "10.0.0.0/24/8, from 0 to 32",
        "10.0.0.0/255.0.0.0, from 0 to 32",
        "2001:db8::/129, from 0 to 128",
        "10.0.0.7/24, write 10.0.0.0/24",
        "2001:db8::7/32, write 2001:db8::/32",
        "255.255.255.255/1, write 128.0.0.0/1"
    })
    void a_range_that_is_none_is_refused_with_what_to_write(String entry, String words) {
        assertRefused(entry, words);
    }

    private static void assertRefused(String entry, String words) {
        assertThatThrownBy(() -> AllowedAddresses.of(List.of("192.0.2.1", entry)))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("\"" + entry + "\"")
                .hasMessageContaining(words);
    }

    @Test
    void as_many_as_are_too_many_are_refused() {
        assertThatThrownBy(() -> AllowedAddresses.of(Collections.nCopies(201, "192.0.2.1")))
                .hasMessage("201 addresses are too many; name 200 at most, ranges instead of single addresses");
    }

    @Test
    void lists_that_mean_the_same_are_the_same() {
        var one = AllowedAddresses.of(List.of("2001:0db8:0::7", "10.0.0.0/8", "2001:db8::7"));

        assertThat(one.entries()).isEqualTo(Arrays.asList("2001:db8::7", "10.0.0.0/8"));
        assertThat(AllowedAddresses.parse(one.toString())).isEqualTo(one);
    }
}
