package io.throughline.process.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** Remembers, while a table is asked by one of our rooms, the variables that it was given: a row's answer may be worked out from one that is no column. */
@Component
class WhatWasGiven implements BeanPostProcessor {
    private static final ThreadLocal<Map<String, Object>> GIVEN = new ThreadLocal<>();

    /** Null where a model asks. */
    static Map<String, Object> now() {
        return GIVEN.get();
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DecisionService)) return bean;
        return Proxy.newProxyInstance(DecisionService.class.getClassLoader(), new Class<?>[] {DecisionService.class}, (proxy, method, arguments) -> {
            if (arguments != null && arguments[arguments.length - 1] instanceof Map<?, ?> given) GIVEN.set((Map<String, Object>) given);
            try {
                return method.invoke(bean, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                GIVEN.remove();
            }
        });
    }
}
