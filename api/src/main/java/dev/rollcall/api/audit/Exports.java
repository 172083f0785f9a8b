package dev.rollcall.api.audit;

import dev.rollcall.api.http.Ids;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.export.ExportCommand.RecordExport;
import dev.rollcall.kernel.message.Origin;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Writes down who takes which file out of the history. What cannot be written down is not made (lifecycle R6). */
@Component
public final class Exports {
    private final Dispatch dispatch;
    private final Ids ids;
    private final HttpServletRequest request;

    /** @param request the current one */
    Exports(Dispatch dispatch, Ids ids, HttpServletRequest request) {
        this.dispatch = dispatch;
        this.ids = ids;
        this.request = request;
    }

    /** Before the first byte of it goes. Whoever asks for the header alone takes nothing. @param question that it answers, in words */
    public void record(String file, String question, Origin origin) {
        if (!request.getMethod().equals("HEAD")) {
            dispatch.send(new RecordExport(ids.next(), file, question), origin);
        }
    }
}
