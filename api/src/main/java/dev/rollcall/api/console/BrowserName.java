package dev.rollcall.api.console;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which browser on which system a {@code User-Agent} tells of, as a person would say it. */
final class BrowserName {
    private record Mark(Pattern in, String name) {
        static Mark of(String in, String name) {
            return new Mark(Pattern.compile(in), name);
        }
    }

    /** Each claims to be the ones after it, too. */
    private static final List<Mark> BROWSERS = List.of(
            Mark.of("\\bEdgA?/(\\d+)", "Edge"),
            Mark.of("\\bOPR/(\\d+)", "Opera"),
            Mark.of("\\bFirefox/(\\d+)", "Firefox"),
            Mark.of("\\b(?:Headless)?Chrome/(\\d+)", "Chrome"),
            Mark.of("\\bVersion/(\\d+).*Safari/", "Safari"));

    private static final List<Mark> SYSTEMS = List.of(
            Mark.of("iPhone|iPad", "iOS"),
            Mark.of("Android", "Android"),
            Mark.of("Windows", "Windows"),
            Mark.of("Mac OS X", "macOS"),
            Mark.of("CrOS", "ChromeOS"),
            Mark.of("Linux", "Linux"));

    private BrowserName() {}

    static String of(String userAgent) {
        var browser = BROWSERS.stream()
                .flatMap(mark ->
                        mark.in().matcher(userAgent).results().limit(1).map(hit -> mark.name() + " " + hit.group(1)))
                .findFirst();
        var system = SYSTEMS.stream()
                .filter(mark -> mark.in().matcher(userAgent).find())
                .map(Mark::name)
                .findFirst();
        return browser.map(name -> name + system.map(on -> " on " + on).orElse(""))
                .or(() -> Optional.of(userAgent).filter(text -> !text.isBlank()))
                .orElse("An unknown browser");
    }
}
