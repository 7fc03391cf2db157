package io.throughline.browser;

import io.throughline.ThroughlineTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.context.annotation.Import;

/** The application on a fresh database at a virtual clock, with a small firm in it, looked at through Chromium: {@code mvn verify -Pbrowser}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ThroughlineTest
@Import(SmallFirm.class)
@Tag("browser")
@interface BrowserTest {}
