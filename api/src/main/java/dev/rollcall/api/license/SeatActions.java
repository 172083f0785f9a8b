package dev.rollcall.api.license;

import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.license.LicenseCommand;
import dev.rollcall.command.license.LicenseCommand.ChangeNoSeatPolicy;
import dev.rollcall.command.license.LicenseCommand.ResizeLicense;
import dev.rollcall.command.license.LicenseHandler;
import dev.rollcall.kernel.license.NoSeatPolicy;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.license.LicenseView;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
        return send(access, command, "The licence has %s seats now.".formatted(number(seats)), redirect);
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

    @PostMapping("/policy")
    @Allowed({Role.OWNER, Role.BILLING})
    String policy(
            ConsoleAccess access,
            @RequestParam NoSeatPolicy policy,
            @RequestParam(defaultValue = "") String was,
            RedirectAttributes redirect,
            Model model,
            HttpServletResponse response) {
        var license = report.license(access.organization());
        if (!license.noSeatPolicy().equals(was)) {
            return refuse(
                    access,
                    "policyProblem",
                    "Somebody else has changed the rule meanwhile. Save again if yours still holds.",
                    model,
                    response);
        }
        var command = new ChangeNoSeatPolicy(license.license(), policy);
        return send(access, command, "When no seat is free: %s.".formatted(LicenseStory.words(policy)), redirect);
    }

    private String send(ConsoleAccess access, LicenseCommand command, String done, RedirectAttributes redirect) {
        dispatch.send(command, access.origin());
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
