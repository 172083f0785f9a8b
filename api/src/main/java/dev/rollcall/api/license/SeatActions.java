package dev.rollcall.api.license;

import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.license.LicenseCommand;
import dev.rollcall.command.license.LicenseCommand.AllowOverage;
import dev.rollcall.command.license.LicenseCommand.ChangeNoSeatPolicy;
import dev.rollcall.command.license.LicenseCommand.ResizeLicense;
import dev.rollcall.command.license.LicenseHandler;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.license.LicenseView;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What owners and billing do to the licence: another size, another rule for when no seat is free. */
@ConsolePage
@RequestMapping("/console/seats")
class SeatActions {
    private final SeatsPage page;
    private final SeatsReport report;
    private final Dispatch dispatch;

    SeatActions(SeatsPage page, SeatsReport report, Dispatch dispatch) {
        this.page = page;
        this.report = report;
        this.dispatch = dispatch;
    }

    /**
     * The size as it was typed.
     *
     * @param was the size that the form showed, to notice what others have changed meanwhile
     * @param sure whether shrinking below use is meant; null where the box was not ticked
     */
    record Size(
            @Nullable String seats,
            @Nullable String was,
            @Nullable String sure) {
        Optional<Integer> number() {
            try {
                return Optional.of(Integer.parseInt(seats == null ? "" : seats.strip()))
                        .filter(number -> number >= 1 && number <= LicenseHandler.MAX_SEATS);
            } catch (NumberFormatException noNumber) {
                return Optional.empty();
            }
        }

        boolean isSure() {
            return sure != null;
        }
    }

    @PostMapping("/size")
    @Allowed({Role.OWNER, Role.BILLING})
    String resize(
            ConsoleAccess access,
            @ModelAttribute("sizeForm") Size size,
            RedirectAttributes redirect,
            Model model,
            HttpServletResponse response) {
        var license = report.license(access.organization());
        var problem = problem(size, license);
        if (problem.isPresent()) {
            return refuse(access, "sizeProblem", problem.get(), model, response);
        }
        int seats = size.number().orElseThrow();
        var command = new ResizeLicense(license.license(), seats);
        return send(access, List.of(command), "The licence has %s seats now.".formatted(number(seats)), redirect);
    }

    private static Optional<String> problem(Size size, LicenseView license) {
        var number = size.number();
        if (number.isEmpty()) {
            return Optional.of("Give a whole number from 1 to %s.".formatted(number(LicenseHandler.MAX_SEATS)));
        }
        if (!Integer.toString(license.seats()).equals(size.was())) {
            return Optional.of("Somebody else has changed the size to %s meanwhile. Save again if yours still holds."
                    .formatted(number(license.seats())));
        }
        long over = license.held() - number.get();
        return over <= 0 || size.isSure()
                ? Optional.empty()
                : Optional.of(
                        "%s seats are in use, %s more than that. Nobody loses a seat. The next %s that become free are gone, and until then nobody gets one. Tick the box if this is meant."
                                .formatted(number(license.held()), number(over), number(over)));
    }

    /**
     * The rule as it was chosen.
     *
     * @param was the rule that the form showed
     * @param overage seats beyond the size as they were typed; they count for {@code OVERAGE} alone
     */
    record Rule(
            NoSeatPolicy policy,
            @Nullable String was,
            @Nullable String overage) {
        /** Empty for what is no number of seats. */
        Optional<Integer> seats() {
            try {
                return Optional.of(Integer.parseInt(overage == null ? "" : overage.strip()))
                        .filter(seats -> seats >= 1 && seats <= LicenseHandler.MAX_SEATS);
            } catch (NumberFormatException noNumber) {
                return Optional.empty();
            }
        }
    }

    @PostMapping("/policy")
    @Allowed({Role.OWNER, Role.BILLING})
    String policy(
            ConsoleAccess access,
            @ModelAttribute("ruleForm") Rule rule,
            RedirectAttributes redirect,
            Model model,
            HttpServletResponse response) {
        var license = report.license(access.organization());
        var problem = problem(rule, license);
        if (problem.isPresent()) {
            model.addAttribute("overageTyped", rule.overage());
            return refuse(access, "policyProblem", problem.get(), model, response);
        }
        List<LicenseCommand> commands = new ArrayList<>();
        commands.add(new ChangeNoSeatPolicy(license.license(), rule.policy()));
        rule.seats()
                .filter(seats -> rule.policy() == NoSeatPolicy.OVERAGE)
                .ifPresent(seats -> commands.add(new AllowOverage(license.license(), seats)));
        var done = "When no seat is free: %s.".formatted(LicenseStory.words(rule.policy()));
        return send(access, commands, done, redirect);
    }

    private static Optional<String> problem(Rule rule, LicenseView license) {
        if (!license.noSeatPolicy().equals(rule.was())) {
            return Optional.of("Somebody else has changed the rule meanwhile. Save again if yours still holds.");
        }
        return rule.policy() != NoSeatPolicy.OVERAGE || rule.seats().isPresent()
                ? Optional.empty()
                : Optional.of("How many seats beyond the size? Give a whole number from 1 to %s."
                        .formatted(number(LicenseHandler.MAX_SEATS)));
    }

    private String send(ConsoleAccess access, List<LicenseCommand> commands, String done, RedirectAttributes redirect) {
        dispatch.sendAll(commands, access.origin());
        redirect.addFlashAttribute("done", done);
        return "redirect:/console/seats";
    }

    private String refuse(
            ConsoleAccess access, String field, String problem, Model model, HttpServletResponse response) {
        response.setStatus(422);
        model.addAttribute(field, problem);
        var today = access.times().dayOf(access.receivedAt());
        return page.fill(access, new SeatsAsked(null, null, null), today, model);
    }

    private static String number(long number) {
        return String.format(Locale.UK, "%,d", number);
    }
}
