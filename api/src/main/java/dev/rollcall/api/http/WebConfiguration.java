package dev.rollcall.api.http;

import dev.rollcall.api.limits.RateLimit;
import dev.rollcall.kernel.message.Precondition;
import dev.rollcall.query.connection.ConnectionQueries;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands access, query and body to the controllers that ask for them, and takes their answers. */
@Configuration
class WebConfiguration implements WebMvcConfigurer {
    private final BodyReader bodies;
    private final JsonAnswers answers;
    private final RateLimit limit;
    private final ConnectionQueries connections;
    private final KnownOrganization known;

    WebConfiguration(
            BodyReader bodies,
            JsonAnswers answers,
            RateLimit limit,
            ConnectionQueries connections,
            KnownOrganization known) {
        this.bodies = bodies;
        this.answers = answers;
        this.limit = limit;
        this.connections = connections;
        this.known = known;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(known).addPathPatterns("/admin/organizations/**");
        registry.addInterceptor(new SearchByPost()).addPathPatterns(SearchByPost.PATHS);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Access(ScimAccess.class, ScimAccess.ATTRIBUTE));
        resolvers.add(new Access(AdminAccess.class, AdminAccess.ATTRIBUTE));
        resolvers.add(new Body(bodies, limit));
        resolvers.add(new Query());
        resolvers.add(new Conditions());
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.addCustomConverter(answers);
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.addFirst(new Reconsidered(connections));
    }

    private record Access(Class<?> type, String attribute) implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == type;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return Objects.requireNonNull(
                    request.getAttribute(attribute, NativeWebRequest.SCOPE_REQUEST),
                    "a path was reached without access");
        }
    }

    private record Query() implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == ScimQuery.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return ScimQuery.of(request.getParameterMap());
        }
    }

    private record Conditions() implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Precondition.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return Precondition.of(header(request, "If-Match"), header(request, "If-None-Match"));
        }

        private static @Nullable String header(NativeWebRequest request, String name) {
            var lines = request.getHeaderValues(name);
            return lines == null ? null : String.join(",", lines);
        }
    }

    private record Body(BodyReader bodies, RateLimit limit) implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == ScimBody.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders)
                throws Exception {
            var asked = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
            var response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
            var body = bodies.read(asked);
            ScimCall.of(asked).ifPresent(call -> limit.admit(call, body, response));
            return new ScimBody(body);
        }
    }
}
