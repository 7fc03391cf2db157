package io.throughline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.throughline.page.NavigationEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Every page that the way around leads to, for each role: nothing serious for axe, nothing sticks out, no label without a text; in both languages and themes. */
@BrowserTest
class OurPagesTests {
    @Autowired SmallFirm firm;
    @Autowired List<NavigationEntry> entries;

    @TestFactory
    Stream<DynamicTest> areGoodForEverybody() {
        return Stream.of("consultant", "manager", "finance", "director", "analyst", "admin").map(role -> DynamicTest.dynamicTest(role, () -> look(role)));
    }

    private void look(String role) {
        firm.monday();
        var found = new ArrayList<String>();
        for (int width : new int[] {Visit.DESK, Visit.PHONE}) {
            try (var visit = firm.visit(role, width)) {
                for (var entry : ours(role)) check(visit, entry, role + "-" + width, found);
            }
        }
        try (var visit = Visit.of(firm.address(), Visit.DESK, "de-DE", ColorScheme.DARK).signIn(role, SmallFirm.PASSWORD)) {
            for (var entry : ours(role)) check(visit, entry, role + "-de-dark", found);
        }
        assertThat(found).isEmpty();
    }

    private static void check(Visit visit, NavigationEntry entry, String name, List<String> found) {
        try {
            visit.go(entry.link());
            visit.picture("pages/" + (entry.key() + "-" + name));
            assertThat(visit.text()).as("unknown label on %s", entry.link()).doesNotContain("??");
            visit.fits().accessible();
        } catch (AssertionError e) {
            found.add(name + " " + entry.link() + ": " + e.getMessage());
        }
    }

    private List<NavigationEntry> ours(String role) {
        return entries.stream().filter(e -> e.roles().contains(role.toUpperCase()) && !e.link().startsWith("/camunda/")).toList();
    }
}
