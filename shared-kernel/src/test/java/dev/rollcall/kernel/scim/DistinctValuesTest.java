package dev.rollcall.kernel.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.testing.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A type and a value once in a list (RFC 7643 §2.4). */
class DistinctValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'emails':[{'type':'work','value':'b@x'},{'type':'work','value':'b@x'}]}|{'emails':[{'type':'work','value':'b@x'}]}",
                "{'emails':[{'type':'work','value':'b@x'},{'type':'work','value':'b@x','primary':true}]}|{'emails':[{'type':'work','value':'b@x','primary':true}]}",
                "{'emails':[{'type':'work','value':'b@x','primary':true},{'type':'work','value':'b@x','primary':false}]}|{'emails':[{'type':'work','value':'b@x','primary':true}]}",
                "{'emails':[{'value':'b@x'},{'value':'c@x'},{'value':'b@x'}]}|{'emails':[{'value':'b@x'},{'value':'c@x'}]}",
                "{'urn:x:User':{'tags':[{'value':'a'},{'value':'a'}]}}|{'urn:x:User':{'tags':[{'value':'a'}]}}"
            })
    void what_says_the_same_again_is_joined_to_it(String before, String after) {
        var resource = Json.object(before);
        DistinctValues.join(resource);
        assertThat(resource).isEqualTo(Json.object(after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'emails':[{'type':'work','value':'b@x'},{'type':'home','value':'b@x'}]}",
                "{'emails':[{'type':'work','value':'b@x'},{'value':'b@x'}]}",
                "{'addresses':[{'type':'work','country':'DE'},{'type':'work','country':'US'}]}",
                "{'name':{'givenName':'Barbara'},'tags':['a','a']}"
            })
    void what_says_something_else_stays(String text) {
        var resource = Json.object(text);
        DistinctValues.join(resource);
        assertThat(resource).isEqualTo(Json.object(text));
    }
}
