package dev.rollcall.api.console;

import jakarta.servlet.Filter;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/** Sessions, forged requests and headers of the console. Other paths have gates of their own and pass none of this. */
@Configuration
@EnableWebSecurity
@EnableJdbcHttpSession(tableName = "console_session", maxInactiveIntervalInSeconds = ConsoleSecurity.IDLE_SECONDS)
class ConsoleSecurity {
    static final int IDLE_SECONDS = 15 * 60;

    static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    @Bean
    SecurityFilterChain console(HttpSecurity http, RequestCache asked) {
        return http.securityMatcher("/console", "/console/**")
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(ConsoleConfiguration.OPEN.toArray(String[]::new))
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .requestCache(cache -> cache.requestCache(asked))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(new ToSignIn()).accessDeniedPage("/console/sign-in?stale"))
                .csrf(csrf -> csrf.csrfTokenRepository(forgeryCookie()))
                .logout(logout -> logout.logoutUrl("/console/sign-out").logoutSuccessUrl("/console/sign-in?out"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** Where a person wanted to go before signing in: pages, and no parts of pages. */
    @Bean
    RequestCache asked() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> request.getMethod().equals("GET") && !ToSignIn.isForPart(request));
        return cache;
    }

    /** Needs no session before somebody has signed in. */
    private static CookieCsrfTokenRepository forgeryCookie() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("__Host-rollcall-form");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.secure(true).httpOnly(true).sameSite("Lax"));
        return tokens;
    }

    /** Browsers keep a {@code __Host-} cookie over https, and over plain http from the own machine. */
    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("__Host-rollcall");
        cookie.setCookiePath("/");
        cookie.setUseSecureCookie(true);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        return cookie;
    }

    @Bean
    HttpSessionSecurityContextRepository signedIn() {
        return new HttpSessionSecurityContextRepository();
    }

    @Bean
    FilterRegistrationBean<Filter> securityOfTheConsole(@Qualifier("springSecurityFilterChain") Filter chain) {
        return onlyBeforeTheConsole(chain, -100);
    }

    @Bean
    FilterRegistrationBean<Filter> sessionsOfTheConsole(SessionRepositoryFilter<?> sessions) {
        return onlyBeforeTheConsole(sessions, SessionRepositoryFilter.DEFAULT_ORDER);
    }

    private static FilterRegistrationBean<Filter> onlyBeforeTheConsole(Filter filter, int order) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/console", "/console/*");
        registration.setOrder(order);
        return registration;
    }
}
