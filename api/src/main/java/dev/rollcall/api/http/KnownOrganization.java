package dev.rollcall.api.http;

import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Refused;
import dev.rollcall.kernel.organization.OrganizationRefusal.OrganizationUnknown;
import dev.rollcall.query.organization.OrganizationQueries;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** The operator may name any organization in a path: nothing is done, or recorded, for one that was never founded. */
@Component
final class KnownOrganization implements HandlerInterceptor {
    private final OrganizationQueries organizations;

    KnownOrganization(OrganizationQueries organizations) {
        this.organizations = organizations;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        named(request)
                .flatMap(KnownOrganization::id)
                .filter(organization ->
                        organizations.find(new OrganizationId(organization)).isEmpty())
                .ifPresent(organization -> {
                    throw new Refused(new OrganizationUnknown(organization));
                });
        return true;
    }

    private static Optional<String> named(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? Optional.ofNullable(variables.get("organization")).map(String::valueOf)
                : Optional.empty();
    }

    /** What is no id is refused where the path is read. */
    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
