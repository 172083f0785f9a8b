package dev.rollcall.api.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever has nothing but a guide reaches the first successful call in few steps. */
class GuidesTest {
    private static final int MOST_STEPS = 15;
    private static final String CALLED = "first call";
    private static final Pattern STEP = Pattern.compile("(?m)^(\\d+)\\. .*$");

    @ParameterizedTest
    @CsvSource({"okta.md, In Okta", "entra.md, In Entra", "ping.md, PingFederate", "ping.md, PingOne"})
    void the_first_successful_call_takes_fifteen_steps_at_most(String guide, String provider) throws IOException {
        var text = Files.readString(Repository.file("docs/idp/" + guide));
        var steps = new ArrayList<>(steps(section(text, "In Rollcall")));
        steps.addAll(steps(section(text, provider)));
        var toCall = IntStream.range(0, steps.size())
                .filter(index -> steps.get(index).contains(CALLED))
                .findFirst();

        assertThat(toCall).as("a step that says that it was the first call").isPresent();
        assertThat(toCall.getAsInt() + 1).isLessThanOrEqualTo(MOST_STEPS);
        assertThat(steps).allSatisfy(step -> assertThat(step).startsWith(steps.indexOf(step) + 1 + ". "));
    }

    private static String section(String text, String title) {
        return text.split("(?m)^## " + Pattern.quote(title) + "$", 2)[1].split("(?m)^## ", 2)[0];
    }

    private static List<String> steps(String section) {
        return STEP.matcher(section).results().map(step -> step.group()).toList();
    }
}
