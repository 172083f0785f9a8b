package dev.rollcall.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long the console takes for each page, beside the bare one: the form to sign in with, for which nothing is looked up. */
final class Pages {
    private static final String BARE = "/console/sign-in";
    private static final String ROW = "%-34s %9s %9s %7s%n";

    private final Options options;
    private final Rollcall rollcall;
    private final Database database;
    private final Target target;

    Pages(Options options, Rollcall rollcall, Database database) {
        this.options = options;
        this.rollcall = rollcall;
        this.database = database;
        this.target = new Target(rollcall.port(), rollcall.pid(), database);
    }

    void measure() throws IOException, SQLException {
        int users = options.users().getLast();
        var directory = rollcall.ownDirectory(users, target);
        var team = directory.team(users / 2);
        database.settle();
        System.out.printf("%d members, a team of %d, one reader%n", users, users / 2);
        System.out.printf(ROW, "page", "p50 ms", "p95 ms", "ratio");
        try (var reader = Reader.enter(rollcall.port(), rollcall.secret("consoleUrl"))) {
            for (var page : paths()) {
                measure(reader, page.replace("{user}", directory.anyUser()).replace("{team}", team), page);
            }
        }
    }

    private static List<String> paths() {
        var today = LocalDate.now();
        return List.of(
                BARE,
                "/console",
                "/console/scim",
                "/console/calls",
                "/console/calls?outcome=refused",
                "/console/calls/failing",
                "/console/seats",
                "/console/seats?range=year",
                "/console/members",
                "/console/members?q=user0777",
                "/console/members?access=inactive",
                "/console/members/{user}",
                "/console/teams",
                "/console/teams/{team}",
                "/console/teams/{team}?q=user0077",
                "/console/deprovisioned",
                "/console/deprovisioned?period=own&from=" + today.minusDays(30) + "&to=" + today,
                "/console/access",
                "/console/account");
    }

    /** The page and the bare one in turn, so that what slows the machine for a while slows both. */
    private void measure(Reader reader, String path, String shown) {
        var bare = new ArrayList<Sample>();
        var pages = new ArrayList<Sample>();
        rounds(Duration.ZERO, reader, path);
        for (int round = 0; round < options.rounds(); round++) {
            bare.add(rounds(options.warmUp(), reader, BARE));
            pages.add(rounds(options.warmUp(), reader, path));
        }
        var page = Sample.of(pages);
        System.out.printf(
                Locale.ROOT,
                ROW,
                shown.replaceFirst("&from=.*", ""),
                "%.1f".formatted(page.latency(0.50)),
                "%.1f".formatted(page.latency(0.95)),
                "%.1f".formatted(page.latency(0.50) / Sample.of(bare).latency(0.50)));
    }

    private Sample rounds(Duration warmUp, Reader reader, String path) {
        var sample = Load.during(warmUp, options.time(), target, List.of(reader.reading(path)));
        if (sample.failures() > 0) {
            throw new IllegalStateException(path + " was not answered with 200");
        }
        return sample;
    }
}
