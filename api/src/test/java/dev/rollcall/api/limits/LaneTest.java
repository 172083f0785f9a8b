package dev.rollcall.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What ends access is told from everything else, in all the forms in which identity providers write it. */
class LaneTest {
    private static Lane lane(String method, String path, String body) {
        return Lane.of(method, path, JsonMapper.shared().readTree(body));
    }

    private static String operation(String operation) {
        return "{\"Operations\": [{\"op\": \"add\", \"path\": \"title\", \"value\": \"x\"}, %s]}".formatted(operation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "DELETE|/Users/1|{}",
                "DELETE|/Groups/1|{}",
                "PUT|/Users/1|{\"active\": false, \"userName\": \"x\"}",
                "PUT|/Users/1|{\"Active\": \"False\"}",
                "PUT|/Groups/1|{\"displayName\": \"x\", \"members\": []}",
                "PUT|/Groups/1|{\"Members\": [{\"value\": \"1\"}]}"
            })
    void a_request_that_ends_access(String method, String path, String body) {
        assertThat(lane(method, path, body)).isEqualTo(Lane.DEPROVISIONING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "GET|/Users/1|{}",
                "DELETE|/Me|{}",
                "POST|/Users|{\"active\": false}",
                "PUT|/Users/1|{\"active\": true}",
                "PUT|/Users/1|{\"userName\": \"false\"}",
                "PUT|/Groups/1|{\"displayName\": \"x\"}",
                "POST|/Groups|{\"members\": []}",
                "POST|/Users/.search|{\"active\": false}",
                "PATCH|/Users/1|{\"Operations\": 5}",
                "PATCH|/Users/1|{\"Operations\": [\"active\", null]}"
            })
    void a_request_that_does_not(String method, String path, String body) {
        assertThat(lane(method, path, body)).isEqualTo(Lane.ORDINARY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "/Users/1|{\"op\": \"replace\", \"path\": \"active\", \"value\": false}",
                "/Users/1|{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"False\"}",
                "/Users/1|{\"op\": \"add\", \"path\": \"Active\", \"value\": false}",
                "/Users/1|{\"op\": \"replace\", \"value\": {\"active\": false}}",
                "/Users/1|{\"op\": \"replace\", \"path\": \"\", \"value\": {\"title\": \"x\", \"active\": \"false\"}}",
                "/Users/1|{\"op\": \"replace\", \"path\": \"urn:ietf:params:scim:schemas:core:2.0:User:active\", \"value\": false}",
                "/Groups/1|{\"op\": \"remove\", \"path\": \"members[value eq \\\"1\\\"]\"}",
                "/Groups/1|{\"op\": \"Remove\", \"path\": \"members\", \"value\": [{\"value\": \"1\"}]}",
                "/Groups/1|{\"op\": \"remove\", \"path\": \"members\"}",
                "/Groups/1|{\"op\": \"replace\", \"path\": \"members\", \"value\": []}",
                "/Groups/1|{\"op\": \"replace\", \"value\": {\"members\": []}}"
            })
    void a_patch_that_ends_access(String path, String operation) {
        assertThat(lane("PATCH", path, operation(operation))).isEqualTo(Lane.DEPROVISIONING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "/Users/1|{\"op\": \"replace\", \"path\": \"active\", \"value\": true}",
                "/Users/1|{\"op\": \"replace\", \"path\": \"nickName\", \"value\": \"False\"}",
                "/Users/1|{\"op\": \"replace\", \"value\": {\"active\": \"True\"}}",
                "/Groups/1|{\"op\": \"add\", \"path\": \"members\", \"value\": [{\"value\": \"1\"}]}",
                "/Groups/1|{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"members\"}",
                "/Groups/1|{\"op\": \"replace\", \"value\": {\"displayName\": \"x\"}}"
            })
    void a_patch_that_does_not(String path, String operation) {
        assertThat(lane("PATCH", path, operation(operation))).isEqualTo(Lane.ORDINARY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "DEPROVISIONING|{\"method\": \"delete\", \"path\": \"/Users/1\"}",
                "DEPROVISIONING|{\"method\": \"PUT\", \"path\": \"/Users/1\", \"data\": {\"active\": false}}",
                "ORDINARY|{\"method\": \"PUT\", \"path\": \"/Users/1\", \"data\": {\"active\": true}}",
                "ORDINARY|{\"method\": \"PUT\", \"path\": \"/Bulk\", \"data\": {}}"
            })
    void a_bulk_request_ends_access_where_one_of_its_operations_does(Lane lane, String operation) {
        var create = "{\"method\": \"POST\", \"path\": \"/Users\", \"data\": {\"userName\": \"x\"}}";
        assertThat(lane("POST", "/Bulk", "{\"Operations\": [%s, %s]}".formatted(create, operation)))
                .isEqualTo(lane);
    }
}
