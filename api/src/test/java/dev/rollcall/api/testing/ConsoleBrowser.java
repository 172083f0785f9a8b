package dev.rollcall.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import dev.rollcall.api.console.Invitations;
import dev.rollcall.api.testing.RunningServer.Tenant;
import dev.rollcall.command.dispatch.Dispatch;
import dev.rollcall.command.user.UserCommand.GrantRole;
import dev.rollcall.kernel.message.OrganizationId;
import dev.rollcall.kernel.message.Origin;
import dev.rollcall.kernel.user.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A person at the console, in a real browser: one Chromium for all tests of this JVM, one context for each person. */
public final class ConsoleBrowser implements AutoCloseable {
    public static final String PASSWORD = "a sentence is long enough";

    private static final Path PICTURES = Path.of("..", "docs", "console");

    private static final class Holder {
        static final Browser CHROMIUM = launch();
    }

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private ConsoleBrowser(String server, NewContextOptions options) {
        context = Holder.CHROMIUM.newContext(options.setBaseURL(server));
        context.setDefaultTimeout(30_000);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** The shell has no window of its own to draw and takes half the time; the whole browser does as well. */
    private static Path chromium() {
        var shell = Path.of("/usr/bin/chromium-headless-shell");
        return Files.isExecutable(shell) ? shell : Path.of("/usr/bin/chromium");
    }

    private static Browser launch() {
        var playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    public static ConsoleBrowser desktop() {
        return desktop(RunningServer.get().url());
    }

    public static ConsoleBrowser desktop(String server) {
        return new ConsoleBrowser(server, new NewContextOptions().setViewportSize(1280, 860));
    }

    public static ConsoleBrowser dark() {
        return new ConsoleBrowser(
                RunningServer.get().url(),
                new NewContextOptions().setViewportSize(1280, 860).setColorScheme(ColorScheme.DARK));
    }

    public static ConsoleBrowser phone() {
        return new ConsoleBrowser(RunningServer.get().url(), new NewContextOptions().setViewportSize(390, 844));
    }

    public Page page() {
        return page;
    }

    /** Makes a member of the organization with a role. @return the path of the link with which the person begins */
    public static String invited(Tenant tenant, String userName, Role role) {
        var user = UUID.fromString(
                tenant.scim().post("/Users", Scim.user(userName)).id());
        var origin = new Origin(
                new OrganizationId(UUID.fromString(tenant.organization())),
                "operator",
                null,
                Origin.ADMIN,
                UUID.randomUUID(),
                Instant.now());
        var dispatch = RunningServer.get().bean(Dispatch.class);
        return dispatch.together(origin, () -> {
            dispatch.send(new GrantRole(user, role), origin);
            return RunningServer.get().bean(Invitations.class).invite(origin.organization(), user);
        });
    }

    /** Signs a new member with the role in, and stands on the overview. @return the e-mail to sign in with again */
    public String enter(Tenant tenant, Role role) {
        var email = "%s.%s@example.com"
                .formatted(
                        role.name().toLowerCase(Locale.ROOT),
                        tenant.organization().substring(28));
        begin(invited(tenant, email, role), email);
        return email;
    }

    /** Uses a link up, and stands on the overview. */
    public void begin(String link, String email) {
        page.navigate(link);
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(PASSWORD);
        button("Begin");
        page.waitForURL("**/console");
    }

    /** At the sign-in. */
    public void signIn(String email) {
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(PASSWORD);
        button("Sign in");
    }

    public void open(String path) {
        page.navigate(path);
    }

    public void button(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** Rests the pointer on a button. */
    public void hover(String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .hover();
        page.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished))");
    }

    public void link(String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first()
                .click();
    }

    public void sees(String text) {
        page.getByText(text).first().waitFor();
    }

    /** Keeps a picture of the page for the docs: of all of it, in a window that is as tall. */
    public void picture(String name) {
        var window = page.viewportSize();
        int height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.setViewportSize(window.width, Math.max(window.height, height));
        pictureOfWindow(name);
        page.setViewportSize(window.width, window.height);
    }

    /** Keeps a picture of the window, for what covers the page. */
    public void pictureOfWindow(String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }

    /** No serious finding of axe-core, nothing wider than the window, and the browser complained of nothing. */
    public void isAccessible() {
        var findings = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
        assertThat(findings).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing to scroll sideways")
                .isEqualTo(true);
        assertThat(page.evaluate("document.compatMode"))
                .as("the template begins with a doctype")
                .isEqualTo("CSS1Compat");
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
