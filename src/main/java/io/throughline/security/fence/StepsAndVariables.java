package io.throughline.security.fence;

import java.beans.FeatureDescriptor;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * The only resolver there is. A name is a step or a variable; a variable cannot take a step's place. What a variable holds must be plain:
 * text, number, truth, time, or a map or list of such. Of a map one reads a key, of a list an index; of anything else nothing.
 */
class StepsAndVariables extends ELResolver {
    private final Supplier<Map<String, Object>> steps;

    StepsAndVariables(Supplier<Map<String, Object>> steps) {
        this.steps = steps;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base == null) return named(context, (String) property);
        context.setPropertyResolved(true);
        if (base instanceof Map<?, ?> map) return plain(map.get(property), property);
        if (base instanceof List<?> list && property instanceof Number index) return plain(list.get(index.intValue()), property);
        throw new ELException("'%s' cannot be read: expressions know variables, keys of maps and lists, and steps.".formatted(property));
    }

    private Object named(ELContext context, String name) {
        var step = steps.get().get(name);
        if (step != null) {
            context.setPropertyResolved(true);
            return step;
        }
        if (context.getContext(VariableScope.class) instanceof VariableScope scope && scope.hasVariable(name)) {
            context.setPropertyResolved(true);
            return plain(scope.getVariable(name), name);
        }
        if (context.getContext(VariableContext.class) instanceof VariableContext variables && variables.containsVariable(name)) {
            context.setPropertyResolved(true);
            return plain(variables.resolve(name).getValue(), name);
        }
        return null;
    }

    private static Object plain(Object value, Object name) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean || value instanceof Character
                || value instanceof Date || value instanceof Temporal || value instanceof Map || value instanceof Collection) {
            return value;
        }
        throw new ELException("'%s' holds a %s; expressions know text, numbers, truth, time, maps and lists.".formatted(name, value.getClass().getSimpleName()));
    }

    /** Unresolved: there are no methods. */
    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        throw new ELException("Expressions cannot call '%s'.".formatted(method));
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        throw new ELException("Expressions cannot change '%s'.".formatted(property));
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        context.setPropertyResolved(true);
        return true;
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return Object.class;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }
}
