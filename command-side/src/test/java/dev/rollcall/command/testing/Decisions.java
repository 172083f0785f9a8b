package dev.rollcall.command.testing;

import static org.hamcrest.CoreMatchers.equalTo;

import dev.rollcall.command.history.OriginResolver;
import dev.rollcall.kernel.fact.Event;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.message.Refusal;
import dev.rollcall.kernel.message.Refused;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;

/** Given facts, when a command is sent, then facts are recorded or the command is refused. */
public final class Decisions<A> {
    private final AggregateTestFixture<A> fixture;

    /** @param handler made from the fixture, which has the repository */
    public Decisions(Class<A> aggregate, Function<AggregateTestFixture<A>, Object> handler) {
        fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerParameterResolverFactory(OriginResolver.factory());
        fixture.registerAnnotatedCommandHandler(handler.apply(fixture));
    }

    public Given<A> given(Event... facts) {
        return new Given<>(facts.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(List.of(facts)));
    }

    public record Given<A>(TestExecutor<A> facts) {
        public Then when(Origin origin, Object command) {
            return new Then(facts.when(command, Map.of(Origin.KEY, origin)));
        }
    }

    public record Then(ResultValidator<?> outcome) {
        public Then recorded(Event... facts) {
            outcome.expectSuccessfulHandlerExecution().expectEvents((Object[]) facts);
            return this;
        }

        public Then nothing() {
            return recorded();
        }

        public Then answers(Object answer) {
            outcome.expectResultMessagePayload(answer);
            return this;
        }

        public void refused(Refusal refusal) {
            outcome.expectNoEvents().expectException(carrying(refusal));
        }

        public void fails(Class<? extends Throwable> failure) {
            outcome.expectNoEvents().expectException(failure);
        }

        private static Matcher<Throwable> carrying(Refusal refusal) {
            return new FeatureMatcher<Throwable, Object>(equalTo((Object) refusal), "refused with", "refusal") {
                @Override
                protected Object featureValueOf(Throwable thrown) {
                    return thrown instanceof Refused refused ? refused.refusal() : thrown;
                }
            };
        }
    }
}
