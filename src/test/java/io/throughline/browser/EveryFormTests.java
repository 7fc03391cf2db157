package io.throughline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.throughline.process.model.ModelTasks;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Each task that the models have, opened in the real task list by whom it is for: at a desk in English, on a phone in German. */
@BrowserTest
class EveryFormTests {
    @Autowired ApplicationContext house;
    @Autowired SmallFirm firm;

    @Test
    void noTaskOfTheModelsIsLeftOut() {
        assertThat(new EveryTask(house).keys()).containsExactlyInAnyOrderElementsOf(ModelTasks.keys());
    }

    @TestFactory
    Stream<DynamicTest> saysWhatItIsAboutAndWhatFollows() {
        var every = new EveryTask(house);
        return every.keys().stream().map(key -> DynamicTest.dynamicTest(key, () -> {
            var asked = every.of(key);
            try (var desk = firm.visit(asked.person(), Visit.DESK)) {
                look(desk, asked, key, 1500, "What happens next", "Case");
            }
            try (var phone = firm.phone(asked.person(), ColorScheme.LIGHT)) {
                look(phone, asked, key, 2600, "Wie es weitergeht", "Vorgang");
                assertThat(phone.form().innerText()).doesNotContain("Complete", "What happens", ", then ", "It comes to", "Anybody in");
            } finally {
                asked.afterwards().run();
            }
        }));
    }

    private static void look(Visit visit, EveryTask.Asked asked, String key, int height, String... says) {
        int width = visit.page.viewportSize().width;
        visit.page.setViewportSize(width, height);
        visit.task(asked.taskId());
        var form = visit.form();
        form.getByText(says[0], new Locator.GetByTextOptions().setExact(true)).waitFor();
        form.locator(".fjs-table tbody td").last().waitFor();
        visit.page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "browser", "forms", key + "-" + width + ".png")));
        assertThat(form.innerText()).contains(says).doesNotContain("{{", "undefined", "[object", "null", "NaN");
        assertThat(form.locator(".fjs-table").last().locator("tbody tr").count()).as("ways on from %s", key).isPositive();
        assertThat(visit.page.locator(".fjs-container").evaluate("e => e.scrollWidth <= e.clientWidth")).as("fits").isEqualTo(true);
        assertThat(emptyTables(form)).as("tables without rows").isZero();
        visit.quiet();
    }

    private static long emptyTables(Locator form) {
        return form.locator(".fjs-table").all().stream().filter(t -> t.locator("tbody tr td").count() == 0 || t.innerText().contains("Nothing to show")).count();
    }
}
