package dev.rollcall.api.console;

import dev.rollcall.api.http.Ids;
import dev.rollcall.kernel.user.Role;
import dev.rollcall.query.organization.RoleQueries;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Asks with every request whether the person still has a role, and lets it do what the role may: a member who was
 * deprovisioned a moment ago has no session any more. Hands the shell what it shows around the page.
 */
@Component
final class ConsoleGate implements HandlerInterceptor {
    private final RoleQueries roles;
    private final List<Notices> notices;
    private final RequestCache asked;
    private final Ids ids;
    private final Clock clock;

    ConsoleGate(RoleQueries roles, List<Notices> notices, RequestCache asked, Ids ids, Clock clock) {
        this.asked = asked;
        this.roles = roles;
        this.notices = notices;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) {
            return true;
        }
        var access = access(request);
        if (access.isEmpty()) {
            end(request, response);
            return false;
        }
        if (!allows(method, access.get().role())) {
            throw new NotAllowed(access.get().role());
        }
        if (!method.hasMethodAnnotation(Unattended.class)) {
            SessionLife.use(request.getSession(), access.get().receivedAt());
        }
        request.setAttribute(ConsoleAccess.ATTRIBUTE, access.get());
        return true;
    }

    private void end(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (ToSignIn.isForPart(request)) {
            ToSignIn.loadPage(response);
            return;
        }
        request.getSession().invalidate();
        asked.saveRequest(request, response);
        response.sendRedirect(request.getContextPath() + ToSignIn.ENDED);
    }

    private Optional<ConsoleAccess> access(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !(authentication.getPrincipal() instanceof SignedIn who)
                || SessionLife.isOver(request.getSession(), clock.instant())) {
            return Optional.empty();
        }
        return roles.holder(who.organization(), who.user())
                .map(holder -> new ConsoleAccess(
                        who.user(),
                        who.organization(),
                        holder.role(),
                        holder.userName(),
                        holder.organizationName(),
                        new ZonedTimes(holder.zone()),
                        ids.next(),
                        clock.instant()));
    }

    private static boolean allows(HandlerMethod method, Role role) {
        var allowed = method.getMethodAnnotation(Allowed.class);
        return allowed != null && List.of(allowed.value()).contains(role);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        if (view != null
                && view.getViewName() != null
                && !view.getViewName().startsWith("redirect:")
                && request.getAttribute(ConsoleAccess.ATTRIBUTE) instanceof ConsoleAccess access) {
            shell(view, access);
        }
    }

    private void shell(ModelAndView view, ConsoleAccess access) {
        view.addObject("access", access);
        view.addObject("places", Place.of(access.role()));
        view.addObject("times", access.times());
        view.addObject(
                "notices",
                notices.stream()
                        .flatMap(source -> source.of(access.organization()).stream())
                        .toList());
    }
}
