package dev.rollcall.kernel.scim;

import java.math.BigDecimal;
import tools.jackson.databind.node.DecimalNode;

/** A number of a filter that is still the text it was written as: {@code externalId eq 7e12} means an id of that form. */
final class WrittenNumber extends DecimalNode {
    private final String text;

    WrittenNumber(String text) {
        super(new BigDecimal(text));
        this.text = text;
    }

    @Override
    public String _asString() {
        return text;
    }
}
