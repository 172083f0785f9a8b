package dev.rollcall.api.http;

import dev.rollcall.kernel.scim.InvalidScim;
import dev.rollcall.query.connection.ConnectionQueries;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Before a request is told that it was not understood, asks whether it was read by schemas and through a token that are still
 * so. If not, the gate has it read anew.
 */
record Reconsidered(ConnectionQueries connections) implements HandlerExceptionResolver {
    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (failure instanceof InvalidScim) {
            ScimAccess.of(request).ifPresent(this::confirm);
        }
        return null;
    }

    /** Where nobody can be asked, the answer is as it was understood. */
    private void confirm(ScimAccess access) {
        try {
            connections.confirm(access.organization());
        } catch (DataAccessException away) {
            return;
        }
    }
}
