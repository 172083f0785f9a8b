package dev.rollcall.api.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.kernel.user.UserEvent.UserProfileChanged;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MemberStoryTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'title': 'Guide'} | Title is now Guide",
                "{'title': null} | Title is now empty",
                "{'name': {'givenName': 'Babs', 'familyName': 'Jensen'}} | Given name is now Babs; Family name is now Jensen",
                "{'emails': [{'value': 'b@example.com', 'type': 'work'}]} | E-mail (work) is now b@example.com",
                "{'emails': null, 'nickName': 'B'} | E-mail is now empty; Nickname is now B",
                "{'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'costCenter': '7'}} | Cost center is now 7",
                "{'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': null} | Enterprise profile is now empty",
                "{'urn:example:Badge': {'colour': 'red'}} | colour is now red"
            })
    void a_change_is_told_in_the_words_of_the_profile(String changes, String told) {
        var changed = (ObjectNode) new JsonMapper().readTree(changes.replace('\'', '"'));

        var story = new MemberStory(Map.of()).tell(new UserProfileChanged(UUID.randomUUID(), changed));

        assertThat(story).isEqualTo(told);
    }

    @Test
    void a_long_value_is_told_by_its_beginning() {
        var changed = new JsonMapper().createObjectNode();
        changed.putArray("x509Certificates").addObject().put("value", "M".repeat(5000));

        assertThat(new MemberStory(Map.of()).tell(new UserProfileChanged(UUID.randomUUID(), changed)))
                .isEqualTo("Certificate is now " + "M".repeat(200) + "…");
    }
}
