package io.throughline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at a screen of some width: signs in, walks about, and never meets an error of a script. */
final class Visit implements AutoCloseable {
    static final int DESK = 1280;
    static final int PHONE = 390;
    /** How long anything may take, however busy the machine is: it ends what hangs, and measures nothing. */
    private static final double PATIENCE = 90_000;
    private static final Path PICTURES = Path.of("target", "browser");
    private static final String TASKS = "/camunda/app/tasklist/default/";

    /** Where somebody stays signed in, with what the browser has fetched already: a second visit begins at once. */
    private record Screen(String address, String username, int width, String language, ColorScheme scheme) {}

    private static final Map<Screen, BrowserContext> SIGNED_IN = new HashMap<>();

    final Page page;
    private final BrowserContext context;
    private final String address;
    private final List<String> errors = new ArrayList<>();

    private Visit(String address, BrowserContext context) {
        this.address = address;
        this.context = context;
        this.page = context.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(said -> {
            if (said.text().contains("Content Security Policy")) errors.add(said.text());
        });
    }

    static Visit of(String address, int width) {
        return of(address, width, "en-GB", ColorScheme.LIGHT);
    }

    static Visit of(String address, int width, String language, ColorScheme scheme) {
        return new Visit(address, context(width, language, scheme));
    }

    static Visit signedIn(String address, String username, String password, int width, String language, ColorScheme scheme) {
        var screen = new Screen(address, username, width, language, scheme);
        var known = SIGNED_IN.get(screen);
        if (known != null) return new Visit(address, known);
        var visit = of(address, width, language, scheme).signIn(username, password);
        SIGNED_IN.put(screen, visit.context);
        return visit;
    }

    private static BrowserContext context(int width, String language, ColorScheme scheme) {
        var context = Chromium.get().newContext(new Browser.NewContextOptions().setLocale(language).setColorScheme(scheme)
                .setTimezoneId("Europe/Berlin").setViewportSize(width, width < 500 ? 844 : 900));
        context.setDefaultTimeout(PATIENCE);
        return context;
    }

    Visit signIn(String username, String password) {
        go("/login");
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("#password").press("Enter");
        page.waitForURL(Pattern.compile("^((?!/login).)*$"));
        return this;
    }

    Visit go(String path) {
        page.navigate(path.startsWith("http") ? path : address + path);
        return this;
    }

    /** Where the visit is, without what stands before it. */
    String path() {
        return java.net.URI.create(page.url()).getRawPath();
    }

    /** The pages that a client's door leads to, one of a kind; not their papers. */
    List<String> onward() {
        var links = (List<?>) page.locator("main a[href^='/portal/']").evaluateAll("all => all.map(a => a.getAttribute('href'))");
        return links.stream().map(Object::toString).filter(l -> !l.endsWith(".pdf")).map(l -> l.replaceAll("[?#].*", ""))
                .collect(Collectors.toMap(l -> l.replaceAll("/[^/]*$", ""), l -> l, (one, other) -> one, java.util.LinkedHashMap::new)).values().stream().toList();
    }

    /** The task list, opened at one task, its form drawn. */
    Visit task(String taskId) {
        page.navigate("about:blank");
        go(TASKS + "#/?task=" + taskId);
        return drawn();
    }

    /** The form with what it shows: its last table says what happens next. */
    private Visit drawn() {
        form().locator(".fjs-table tbody td").last().waitFor();
        return this;
    }

    Locator form() {
        return page.locator(".fjs-form");
    }

    /** Claims the task where it is offered to a group. */
    Visit claim() {
        page.locator(".task-card .claim").click();
        return claimed();
    }

    /** Whether the task is a group's and nobody's yet. */
    boolean isOffered() {
        page.locator(".task-card .claim, .task-card .unclaim").first().waitFor();
        return page.locator(".task-card .claim").isVisible();
    }

    Visit claimed() {
        page.locator(".task-card .unclaim").waitFor();
        // The form is drawn once more, open for answers.
        page.locator(".form-pane .disabled-form").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return drawn();
    }

    /** Completes the task that is open; it is gone then. */
    Visit complete() {
        page.locator(".form-actions .btn-primary").click();
        page.locator(".task-card").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        return this;
    }

    Visit choose(String label) {
        page.getByLabel(label).first().check();
        return this;
    }

    Visit fill(String label, String text) {
        page.getByLabel(label).first().fill(text);
        return this;
    }

    Visit press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).first().click();
        return settled();
    }

    Visit follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link)).first().click();
        return settled();
    }

    /** All of it, sooner or later. */
    Visit says(String... texts) {
        for (var text : texts) page.waitForFunction("text => document.body.innerText.includes(text)", text);
        return this;
    }

    String text() {
        return page.locator("body").innerText();
    }

    /** Kept under target/browser. */
    Visit picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
        return this;
    }

    /** What a page fetches by itself, or was sent off from it, is there. */
    Visit settled() {
        page.waitForLoadState();
        page.waitForFunction("() => !document.querySelector('.htmx-request')");
        return this;
    }

    /** Nothing sticks out of the screen to the right. */
    Visit fits() {
        var wide = ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).intValue();
        assertThat(wide).as("%s sticks out by pixels", page.url()).isLessThanOrEqualTo(0);
        return this;
    }

    /** Neither serious nor critical findings of axe, and no error of a script. */
    Visit accessible() {
        return heeds(new AxeBuilder(page));
    }

    /** What a theme can spoil: everything else was looked at in the other one. */
    Visit readable() {
        return heeds(new AxeBuilder(page).withRules(List.of("color-contrast")));
    }

    boolean isByNight() {
        return (boolean) page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches");
    }

    private Visit heeds(AxeBuilder rules) {
        var found = rules.analyze().getViolations().stream().filter(v -> Set.of("serious", "critical").contains(v.getImpact()))
                .map(v -> v.getId() + ": " + v.getHelp() + " " + v.getNodes().stream().limit(3).map(n -> n.getHtml()).toList()).toList();
        assertThat(found).as("axe on %s", page.url()).isEmpty();
        return quiet();
    }

    Visit quiet() {
        assertThat(errors).as("scripts on %s", page.url()).isEmpty();
        return this;
    }

    @Override
    public void close() {
        if (SIGNED_IN.containsValue(context)) page.close();
        else context.close();
    }
}
