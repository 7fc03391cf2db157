package io.throughline.security;

import java.util.Map;

/** The steps that models may call, by bean name; {@code process.engine} knows them. Nothing else of the application is seen by an expression. */
public interface StepBeans {
    Map<String, Object> beans();
}
