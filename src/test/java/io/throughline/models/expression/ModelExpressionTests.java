package io.throughline.models.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelExpressionTests {

    @ParameterizedTest
    @ValueSource(strings = {"${a}", "${ a }", "${a.b.c}", "${a['b']}", "${a[0]}", "${!a}", "${not empty a}", "${a == 'x'}", "${a ne \"x\"}", "${a >= 10.5 && b lt -3}",
            "${a or (b and not c)}", "${a ? b : 'c'}", "${a == null ? true : b ? 1 : 2}", "${order == 'x'}", "${android and notary}", "${a} and ${b}", "no expression"})
    void readsWhatModelsNeed(String text) throws Exception {
        ModelExpression.variables(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${}", "${a", "${a b}", "${a()}", "${a.b()}", "${a['b']()}", "${(a)()}", "${(a).b}", "${a.class}", "${a.Class}", "${a['class']}", "${execution}",
            "${task.id}", "${a + b}", "${-a}", "${a * 2}", "${a = 1}", "${a; b}", "${a, b}", "${[1]}", "${{}}", "${x -> x}", "${f:g(a)}", "${a ? b}", "${'a' 'b'}", "${a.'b'}",
            "#{a}", "${a} #{b}", "\\${a()}", "${ünter}", "${a['b\\']()}']}", "${currentUser()}", "${empty}", "${and}", "${a\u00a0()}", "${'x'.length}", "${1.toString()}"})
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> ModelExpression.variables(text)).isInstanceOf(ModelExpression.Refusal.class);
    }

    @Test
    void knowsWhichVariablesAreRead() throws Exception {
        assertThat(ModelExpression.variables("${a.b == 'c' and not d ? true : e[0]} ${f}")).containsExactly("a", "d", "e", "f");
    }

    @Test
    void isNotOverrunByDepth() {
        assertThatThrownBy(() -> ModelExpression.variables("${" + "(".repeat(400) + "a" + ")".repeat(400) + "}")).hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> ModelExpression.variables("${" + "!".repeat(900) + "a}")).hasMessageContaining("fewer negations");
        assertThatThrownBy(() -> ModelExpression.variables("${a" + " or a".repeat(400) + "}")).hasMessageContaining("longer than");
    }

    @Test
    void recognisesAStep() {
        assertThat(ModelExpression.step("${draftInvoice}")).contains("draftInvoice");
        assertThat(ModelExpression.step("${draftInvoice.run}")).isEmpty();
        assertThat(ModelExpression.step("${a}${b}")).isEmpty();
    }
}
