package io.throughline.process.engine;

import camundajar.impl.scala.collection.immutable.List$;
import camundajar.impl.scala.util.Either;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.FunctionProvider.CompositeFunctionProvider;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.ValueMapper;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A cell of a table is parsed when it is first asked and remembered, and all share one set of functions: the engine itself makes both anew at every question. */
@Component
@Order(100)
class TablesParsedOnce extends AbstractProcessEnginePlugin {
    /** Far more cells than all versions of a firm's tables have; a forgotten one is parsed again. */
    private static final int MOST = 20_000;

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        if (engine.getDmnEngineConfiguration() == null) engine.setDmnEngineConfiguration(new DefaultDmnEngineConfiguration());
        engine.getDmnEngineConfiguration().setFeelEngineFactory(Reader::new);
    }

    private static final class Reader extends ScalaFeelEngine {
        Reader() {
            super(List.of());
        }

        @Override
        protected FeelEngine buildFeelEngine(CustomFunctionTransformer functions, ValueMapper.CompositeValueMapper values) {
            return new Remembering(super.buildFeelEngine(functions, values));
        }
    }

    private static final class Remembering extends FeelEngine {
        private final Map<String, Either<Failure, ParsedExpression>> expressions = new ConcurrentHashMap<>();
        private final Map<String, Either<Failure, ParsedExpression>> tests = new ConcurrentHashMap<>();
        private final FunctionProvider functions;
        private final FeelInterpreter interpreter;

        Remembering(FeelEngine plain) {
            super(plain.functionProvider(), plain.valueMapper(), plain.configuration(), plain.clock());
            functions = new CompositeFunctionProvider(List$.MODULE$.<FunctionProvider>empty().$colon$colon(functionProvider()).$colon$colon(new BuiltinFunctions(clock(), valueMapper())));
            interpreter = new FeelInterpreter(valueMapper());
        }

        /** Whatever is not plainly well is asked again of the engine itself: it has the words for it. */
        @Override
        public EvaluationResult evaluate(ParsedExpression cell, Context given) {
            try {
                var context = new EvalContext(valueMapper(), VariableProvider.EmptyVariableProvider$.MODULE$, functions, new EvaluationFailureCollector()).merge(given);
                var answer = interpreter.eval(cell.expression(), context);
                if (context.failureCollector().failures().isEmpty() && !(answer instanceof ValError) && !(answer instanceof ValFatalError)) {
                    return new SuccessfulEvaluationResult(valueMapper().unpackVal(answer), context.failureCollector().failures());
                }
            } catch (RuntimeException e) {
                // told below
            }
            return super.evaluate(cell, given);
        }

        @Override
        public Either<Failure, ParsedExpression> parseExpression(String expression) {
            return remembered(expressions, expression, super::parseExpression);
        }

        @Override
        public Either<Failure, ParsedExpression> parseUnaryTests(String expression) {
            return remembered(tests, expression, super::parseUnaryTests);
        }

        private static Either<Failure, ParsedExpression> remembered(Map<String, Either<Failure, ParsedExpression>> known, String text,
                                                                    Function<String, Either<Failure, ParsedExpression>> parse) {
            if (known.size() > MOST) known.clear();
            return known.computeIfAbsent(text, parse);
        }
    }
}
