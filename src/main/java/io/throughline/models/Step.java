package io.throughline.models;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A step that models may call as {@code ${beanName}}: put on the {@code @Bean JavaDelegate} method of its process class.
 * The catalogue, the allow-list, the building blocks in Modeler and the documentation are read from it.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Step {
    /** What it does, in one sentence. */
    String value();

    /** Variables it needs to find. */
    String[] reads() default {};

    /** Variables it uses where they are there. */
    String[] mayRead() default {};

    /** Variables it sets. */
    String[] writes() default {};
}
