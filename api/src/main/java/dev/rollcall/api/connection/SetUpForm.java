package dev.rollcall.api.connection;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the form that switches SCIM on was sent with. */
record SetUpForm(
        @Nullable String provider,
        @Nullable String life,
        @Nullable String understood) {
    @Override
    public String provider() {
        return provider == null ? "" : provider;
    }

    @Override
    public String life() {
        return life == null ? "" : life;
    }

    /** What is wrong, by the name under which the page looks for it. */
    Map<String, String> problems() {
        var problems = new HashMap<String, String>();
        if (Provider.of(provider()).isEmpty()) {
            problems.put("setUpProviderProblem", "Choose your identity provider.");
        }
        if (TokenLife.of(life()).isEmpty()) {
            problems.put("lifeProblem", "Choose how long the token lives.");
        }
        if (understood == null) {
            problems.put("understoodProblem", "Confirm this to go on.");
        }
        return problems;
    }
}
