package io.throughline.models;

import static io.throughline.models.GoodRelease.TABLE;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BrokenDecisionTests {

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void refuses(String what, String from, String to, String rule, String sentence) {
        GoodRelease.refuses(TABLE, what, from, to, rule, sentence);
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                arguments("an external entity", "<definitions ", "<!DOCTYPE d SYSTEM \"http://elsewhere/d.dtd\"><definitions ", "doctype", "Remove the DOCTYPE"),
                arguments("a look at the machine's clock", "number(days)", "today() - start", "virtual-clock", "Hand the date in as an input"),
                arguments("a look at the machine's clock, hidden", "number(days)", "`now`/* */ ( )", "virtual-clock", "Hand the date in as an input"),
                arguments("a call of Java", "number(days)", "{f: function(x) external {java: {class: \"java.lang.Math\", method signature: \"abs(int)\"}}}.f(1)", "feel-java", "calls no Java"),
                arguments("a script language", "<inputExpression id=\"absence-length-expression1\"", "<inputExpression expressionLanguage=\"groovy\" id=\"absence-length-expression1\"", "feel-only", "tables hold FEEL"),
                arguments("the engine's expressions", "number(days)", "${days}", "feel-only", "without ${…}"),
                arguments("a cell that cannot be read", "&lt; 1", "&lt; &lt; 1", "feel-syntax", "Mend the cell"),
                arguments("an answer that cannot be read", "\"hours\"", "\"hours", "feel-syntax", "Mend the cell"),
                arguments("an answer that is missing", "\"hours\"", "", "empty", "Fill the cell"),
                arguments("a column without an expression", "number(days)", "", "empty", "Say what the column looks at"),
                arguments("a row with a cell too few", "<inputEntry id=\"absence-length-row1-in2\">\n          <text></text>\n        </inputEntry>", "", "row-width", "one cell for each column"),
                arguments("a type that the engine does not know", "typeRef=\"double\"", "typeRef=\"money\"", "type", "Choose one of the types"),
                arguments("no time to live", " camunda:historyTimeToLive=\"P3650D\"", "", "time-to-live", "in days (P3650D)"),
                arguments("another id than the file's name", "<decision id=\"absence-length\"", "<decision id=\"length\"", "file-name", "Call the decision absence-length"),
                arguments("an older DMN", "https://www.omg.org/spec/DMN/20191111/MODEL/", "http://www.omg.org/spec/DMN/20151101/dmn.xsd", "dmn-version", "Save the table as DMN 1.3"),
                arguments("a function model", "<decisionTable id", "<context id=\"c\"/><decisionTable id", "unknown-element", "decisions are tables"),
                arguments("a Java tool in an extension", "<decisionTable id", "<extensionElements><x:y xmlns:x=\"http://elsewhere\"/></extensionElements><decisionTable id", "unknown-element", "decisions are tables"),
                arguments("a hit policy that does not exist", "hitPolicy=\"FIRST\"", "hitPolicy=\"BEST\"", "schema", "Mend the file"));
    }
}
