package dev.rollcall.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.testing.ConsoleClient;
import dev.rollcall.api.testing.RunningServer;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.kernel.user.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every page and action of the console, for every role and for nobody; made from the route table. */
class RoleMatrixTest {
    private static final Set<String> OPEN = Set.of("/console/sign-in", "/console/welcome/{link}");
    private static final Tenant TENANT = RunningServer.get().tenant("okta");
    private static final Map<Role, ConsoleClient> PEOPLE = new EnumMap<>(Role.class);

    static {
        for (Role role : Role.values()) {
            PEOPLE.put(role, ConsoleClient.of(TENANT, role));
        }
    }

    record Action(RequestMethod method, String pattern, List<Role> allowed) {
        String path() {
            return pattern.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()).replace("/**", "/nothing");
        }

        @Override
        public String toString() {
            return method + " " + pattern + " for " + allowed;
        }
    }

    static Stream<Action> actions() {
        var actions = new ArrayList<Action>();
        RunningServer.get().bean(DispatcherServlet.class).getHandlerMappings().stream()
                .filter(RequestMappingHandlerMapping.class::isInstance)
                .map(RequestMappingHandlerMapping.class::cast)
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .forEach(route -> {
                    var mark = route.getValue().getMethodAnnotation(Allowed.class);
                    var allowed = mark == null ? List.<Role>of() : List.of(mark.value());
                    for (String pattern : route.getKey().getPatternValues()) {
                        for (var method : route.getKey().getMethodsCondition().getMethods()) {
                            actions.add(new Action(method, pattern, allowed));
                        }
                    }
                });
        return actions.stream()
                .filter(action -> action.pattern().startsWith("/console") && !OPEN.contains(action.pattern()));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void each_action_is_for_somebody_and_for_nobody_else(Action action) {
        assertThat(action.allowed()).as("an owner may do everything").contains(Role.OWNER);
        PEOPLE.forEach((role, person) -> {
            person.get("/console");
            var answer = action.method() == RequestMethod.GET
                    ? person.get(action.path())
                    : person.post(action.path(), Map.of());
            assertThat(answer.statusCode())
                    .as("%s %s", role, action)
                    .matches(status -> (status == 403) != action.allowed().contains(role))
                    .isLessThan(500);
        });
    }

    @ParameterizedTest
    @MethodSource("actions")
    void whoever_has_not_signed_in_is_led_to_the_sign_in(Action action) {
        var stranger = new ConsoleClient(RunningServer.get().url());
        stranger.get("/console/sign-in");
        var answer = action.method() == RequestMethod.GET
                ? stranger.get(action.path())
                : stranger.post(action.path(), Map.of());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(target -> assertThat(target).endsWith("/console/sign-in"));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void a_forged_request_does_nothing(Action action) {
        if (action.method() != RequestMethod.GET) {
            var answer = PEOPLE.get(Role.OWNER).send("POST", action.path(), Map.of("_csrf", "forged"));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("nothing was done");
        }
    }
}
