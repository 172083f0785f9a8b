package dev.rollcall.kernel.scim;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A filter as a tree (RFC 7644 §3.4.2.2). Printing and parsing again gives the same tree. */
public sealed interface Filter {
    enum Operator {
        EQ,
        NE,
        CO,
        SW,
        EW,
        GT,
        GE,
        LT,
        LE;

        public String keyword() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Comparison(AttributePath path, Operator operator, JsonNode value) implements Filter {
        @Override
        public String toString() {
            return path + " " + operator.keyword() + " " + value;
        }
    }

    record Present(AttributePath path) implements Filter {
        @Override
        public String toString() {
            return path + " pr";
        }
    }

    record And(Filter left, Filter right) implements Filter {
        @Override
        public String toString() {
            return "(" + left + " and " + right + ")";
        }
    }

    record Or(Filter left, Filter right) implements Filter {
        @Override
        public String toString() {
            return "(" + left + " or " + right + ")";
        }
    }

    record Not(Filter negated) implements Filter {
        @Override
        public String toString() {
            return "not (" + negated + ")";
        }
    }

    /** {@code emails[type eq "work" and value co "@x"]}: the conditions hold on the same element. */
    record ValuePath(AttributePath path, Filter element) implements Filter {
        @Override
        public String toString() {
            return path + "[" + element + "]";
        }
    }
}
