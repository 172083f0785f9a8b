package dev.rollcall.api.proof;

import dev.rollcall.api.audit.KnownDays;
import dev.rollcall.api.audit.Period;
import dev.rollcall.api.console.Allowed;
import dev.rollcall.api.console.ConsoleAccess;
import dev.rollcall.api.console.ConsolePage;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.proof.SigningKey;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.proof.CheckpointQueries;
import dev.rollcall.query.proof.Origins;
import dev.rollcall.query.proof.RecordCheck;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** {@code /console/evidence}: a period's history to take away and to verify, and the key to verify it by. */
@ConsolePage
@RequestMapping("/console/evidence")
class EvidencePage {
    private static final String PAGE = "proof/evidence";

    private final SignedHistory history;
    private final CheckpointQueries checkpoints;
    private final EvidenceDownloads downloads;
    private final RecordCheck check;
    private final Turns turns;
    private final SigningKey key;

    EvidencePage(
            SignedHistory history,
            CheckpointQueries checkpoints,
            EvidenceDownloads downloads,
            RecordCheck check,
            Turns turns,
            SigningKey key) {
        this.history = history;
        this.checkpoints = checkpoints;
        this.downloads = downloads;
        this.check = check;
        this.turns = turns;
        this.key = key;
    }

    /** The period as it was asked for, and what else the pack shall hold. */
    record Asked(
            @Nullable String period,
            @Nullable String from,
            @Nullable String to,
            @Nullable String payloads,
            @Nullable String since) {
        Period in(KnownDays days) throws Period.Unclear {
            if (period == null && from == null && to == null) {
                return Period.usual(days);
            }
            var asked = period == null || period.equals(Period.OWN)
                    ? Period.between(from, to)
                    : Period.of(period, days.last());
            return asked.within(days);
        }

        Payloads chosen() throws Period.Unclear {
            if (payloads == null) {
                return Payloads.ACCESS;
            }
            return List.of(Payloads.values()).stream()
                    .filter(each -> each.name().equalsIgnoreCase(payloads))
                    .findFirst()
                    .orElseThrow(() -> new Period.Unclear("payloads", "Choose access, all or none."));
        }

        /** Of the checkpoint that the reader has kept; 0 where none is given. */
        long sinceUpTo(long size) throws Period.Unclear {
            var text = Objects.requireNonNullElse(since, "").strip();
            if (text.isEmpty()) {
                return 0;
            }
            long value = text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
            if (value < 1 || value > size) {
                throw new Period.Unclear("since", "Give a whole number from 1 to %d, or nothing.".formatted(size));
            }
            return value;
        }
    }

    @GetMapping
    @Allowed({Role.OWNER, Role.AUDITOR})
    String show(ConsoleAccess access, @ModelAttribute("asked") Asked asked, Model model, HttpServletResponse response) {
        fill(access, asked, model, response);
        return PAGE;
    }

    /** @return the evidence that can be had, null where there is none */
    private @Nullable Evidence fill(ConsoleAccess access, Asked asked, Model model, HttpServletResponse response) {
        model.addAttribute("choices", Period.CHOICES);
        model.addAttribute(
                "verifierKey",
                key.verifier(Origins.of(access.organization().value())).toString());
        checkpoints.latest(access.organization()).ifPresent(latest -> model.addAttribute("checkpoint", latest));
        try {
            var period = asked.in(KnownDays.of(history.view(access.organization()), access.receivedAt()));
            model.addAttribute("period", period);
            var evidence = evidence(access, asked, period);
            model.addAttribute("evidence", evidence);
            return evidence.since(since(asked, evidence));
        } catch (Period.Unclear unclear) {
            response.setStatus(422);
            model.addAttribute("problemField", unclear.field());
            model.addAttribute("problem", unclear.getMessage());
        } catch (Refused refused) {
            model.addAttribute("refusal", refused.refusal().reason());
        }
        return null;
    }

    private long since(Asked asked, Evidence evidence) throws Period.Unclear {
        long size = asked.sinceUpTo(evidence.checkpoint().size());
        try {
            return size == 0 ? 0 : history.since(evidence.organization().id(), size);
        } catch (Refused refused) {
            throw new Period.Unclear("since", refused.refusal().reason() + ".");
        }
    }

    private Evidence evidence(ConsoleAccess access, Asked asked, Period period) throws Period.Unclear {
        var own = access.organization();
        var checkpoint = history.latest(own);
        var range = history.days(own, period, access.times().zone(), access.receivedAt(), checkpoint);
        return new Evidence(
                history.view(own), range, asked.chosen(), 0, checkpoint, access.receivedAt(), access.userName());
    }

    @GetMapping("/pack")
    @Allowed({Role.OWNER, Role.AUDITOR})
    @Nullable
    String pack(ConsoleAccess access, @ModelAttribute("asked") Asked asked, Model model, HttpServletResponse response)
            throws IOException {
        var evidence = fill(access, asked, model, response);
        if (evidence == null) {
            return PAGE;
        }
        downloads.send(evidence, access.origin(), response);
        return null;
    }

    @PostMapping("/check")
    @Allowed({Role.OWNER, Role.AUDITOR})
    String check(ConsoleAccess access, @ModelAttribute("asked") Asked asked, Model model, HttpServletResponse response)
            throws IOException {
        var evidence = fill(access, asked, model, response);
        if (evidence != null) {
            var range = evidence.range();
            var finding = turns.take(
                    () -> check.check(access.organization(), range.first(), range.last(), evidence.checkpoint()));
            model.addAttribute("finding", finding);
            model.addAttribute("verdict", finding.getClass().getSimpleName());
        }
        return PAGE;
    }
}
