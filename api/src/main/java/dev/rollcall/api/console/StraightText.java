package dev.rollcall.api.console;

import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * No text of a page turns the text around: U+202E in a display name would show "evil" as "live". What turns around (UAX #9
 * §2) is shown as a replacement character, in whichever template.
 */
@Component
final class StraightText implements IPostProcessorDialect {
    private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    @Override
    public String getName() {
        return "straight text";
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return 1000;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, Straightener.class, 1000));
    }

    /** Made by Thymeleaf, one for each page. */
    public static final class Straightener extends AbstractTemplateHandler {
        @Override
        public void handleText(IText text) {
            var turned = TURNS.matcher(text);
            super.handleText(
                    turned.find() ? getContext().getModelFactory().createText(turned.replaceAll("\uFFFD")) : text);
        }
    }
}
