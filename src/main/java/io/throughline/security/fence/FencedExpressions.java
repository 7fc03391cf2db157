package io.throughline.security.fence;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Expressions of models: variables, keys of maps and lists, comparisons, and the names of steps. There is no syntax for calling a method
 * (refused when a model is deployed), no function, and nothing is ever evaluated outside a running instance,
 * which is where the engine would evaluate the expressions in task queries.
 */
class FencedExpressions extends JuelExpressionManager {
    private final Supplier<Map<String, Object>> steps;

    FencedExpressions(Supplier<Map<String, Object>> steps) {
        this.steps = steps;
        setExpressionFactory(new ExpressionFactoryImpl(ExpressionFactoryImpl.Profile.JEE5));
    }

    @Override
    public Expression createExpression(String text) {
        return new JuelExpression(createValueExpression(text), this, text) {
            @Override
            public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
                if (scope == null && !isLiteralText()) throw new ProcessEngineException("Expressions are evaluated in running processes only, not here: " + getExpressionText());
                return super.getValue(scope, execution);
            }

            @Override
            public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
                throw new ProcessEngineException("Expressions cannot change anything: " + getExpressionText());
            }
        };
    }

    /** The engine's {@code now()}, {@code dateTime()}, {@code currentUser()} and whatever a plugin adds: none. */
    @Override
    public void addFunction(String name, Method function) {}

    @Override
    protected ELResolver createElResolver() {
        return new StepsAndVariables(steps);
    }
}
