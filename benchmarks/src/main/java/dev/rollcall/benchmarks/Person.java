package dev.rollcall.benchmarks;

/** The users of every directory here, told apart by their numbers alone. */
final class Person {
    private static final String USER = """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
            "userName": "%1$s", "externalId": "%3$s", "active": true, "displayName": "Given%2$d Family%2$d",
            "name": {"givenName": "Given%2$d", "familyName": "Family%2$d", "formatted": "Given%2$d Family%2$d"},
            "title": "Tour Guide", "locale": "en-US", "timezone": "Europe/Berlin", "preferredLanguage": "en",
            "emails": [{"value": "%1$s", "type": "work", "primary": true}],
            "phoneNumbers": [{"value": "+49 30 %2$09d", "type": "work"}],
            "addresses": [{"type": "work", "streetAddress": "1 Main Street", "locality": "Berlin", "postalCode": "10115", "country": "DE"}],
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"employeeNumber": "%2$d", "costCenter": "4130",
            "organization": "Guides", "division": "Tours", "department": "City Walks"}}""";

    private Person() {}

    /** The body of a POST. */
    static String json(int number) {
        return USER.formatted(userName(number), number, externalId(number));
    }

    static String userName(int number) {
        return "user%06d@tours.example".formatted(number);
    }

    static String externalId(int number) {
        return "00u%012d".formatted(number);
    }
}
