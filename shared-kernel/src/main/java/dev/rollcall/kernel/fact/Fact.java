package dev.rollcall.kernel.fact;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The stable name of an event, apart from its class name, and what it says. A name and revision are never reused. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Fact {
    /** {@code feature.fact}, for example {@code user.provisioned}. */
    String name();

    int revision() default 1;

    /** The business fact, for {@code docs/events.md}. */
    String says();
}
