package io.throughline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.throughline.process.ModelTasks;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Each task that the models have, opened in the real task list by whom it is for, at a desk and on a phone. */
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
            look(asked, key, Visit.DESK, 1500);
            look(asked, key, Visit.PHONE, 2600);
        }));
    }

    private void look(EveryTask.Asked asked, String key, int width, int height) {
        try (var visit = firm.visit(asked.person(), width)) {
            visit.page.setViewportSize(width, height);
            visit.task(asked.taskId());
            var form = visit.form();
            form.getByText("What happens next").waitFor();
            visit.page.waitForTimeout(300);
            visit.page.screenshot(new com.microsoft.playwright.Page.ScreenshotOptions().setPath(Path.of("target", "browser", "forms", key + "-" + width + ".png")));
            assertThat(form.innerText()).contains("Case").doesNotContain("{{", "undefined", "[object", "null", "NaN");
            assertThat(form.locator(".fjs-table").last().locator("tbody tr").count()).as("ways on from %s", key).isPositive();
            assertThat(visit.page.locator(".fjs-container").evaluate("e => e.scrollWidth <= e.clientWidth")).as("fits").isEqualTo(true);
            assertThat(emptyTables(form)).as("tables without rows").isZero();
            visit.quiet();
        }
    }

    private static long emptyTables(Locator form) {
        return form.locator(".fjs-table").all().stream().filter(t -> t.locator("tbody tr td").count() == 0 || t.innerText().contains("Nothing to show")).count();
    }
}
