package io.throughline.process.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.throughline.models.Catalogue;
import io.throughline.models.Finding;
import io.throughline.models.ModelCheck;
import io.throughline.models.ModelSource;
import io.throughline.process.ModelFiles;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What ships, spoiled at one place in seventy ways: each is refused with the sentence that says what to do, at the element that is meant. */
class BrokenReleasesTests {
    private static final List<ModelSource> SHIPPED = new ModelFiles("").sources();
    private static final Catalogue CATALOGUE = StepCatalogue.read();
    private static final String INVOICING = "processes/invoicing.bpmn";
    private static final String COLLECTION = "processes/collection.bpmn";
    private static final String TIMESHEET = "processes/timesheet-approval.bpmn";
    private static final String EXPENSE = "processes/expense-approval.bpmn";
    private static final String LIFECYCLE = "processes/project-lifecycle.bpmn";
    private static final String RUN = "processes/billing-run.bpmn";
    private static final String CLOSEOUT = "processes/closeout-review.bpmn";
    private static final String REVIEW = "processes/decisions/invoice-review.dmn";
    private static final String ROUTING = "processes/decisions/approval-routing.dmn";
    private static final String DUNNING = "processes/decisions/dunning-policy.dmn";
    private static final String POLICY = "processes/decisions/expense-policy.dmn";
    private static final String CALENDAR = "processes/decisions/billing-calendar.dmn";
    private static final String REVIEW_FORM = "forms/review-invoice.form";
    private static final String CONTROLS = "processes/controls.yml";
    private static final String CASES = "processes/decisions/invoice-review.cases.yml";
    private static final String LAST = "<bpmn:endEvent id=\"draftRejected\"";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"variables", "labels", "flows", "controls", "dangers", "tables", "examples", "forms", "files"})
    void isRefused(String what, String files, String from, String to, String element, String rule, String sentence) {
        var file = files.substring(0, (files + "→").indexOf('→'));
        var found = new ModelCheck(CATALOGUE).check(edited(file, from, to)).stream().filter(Finding::isError).toList();
        assertThat(found).as("%s: %s", what, found).anySatisfy(f -> {
            assertThat(f.file()).isEqualTo(files.substring(files.indexOf('→') + 1));
            assertThat(f.rule()).isEqualTo(rule);
            assertThat(f.element()).isEqualTo(element);
            assertThat(f.message()).contains(sentence);
        });
    }

    /** A second model beside the firm's own, that a draft starts as well. */
    @Test
    void isNoWayAroundAControl() {
        var quick = """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="x">
                <bpmn:message id="m" name="InvoiceDrafted" />
                <bpmn:process id="quick-invoice" name="Quick invoice" isExecutable="true" camunda:historyTimeToLive="P3650D" camunda:isStartableInTasklist="false">
                <bpmn:startEvent id="drafted" name="Invoice drafted"><bpmn:messageEventDefinition messageRef="m" /></bpmn:startEvent>
                <bpmn:serviceTask id="issueAtOnce" name="Issue at once" camunda:delegateExpression="${issueInvoice}" camunda:asyncBefore="true" />
                <bpmn:endEvent id="issued" name="Issued" />
                <bpmn:sequenceFlow id="f1" sourceRef="drafted" targetRef="issueAtOnce" /><bpmn:sequenceFlow id="f2" sourceRef="issueAtOnce" targetRef="issued" />
                </bpmn:process></bpmn:definitions>""";
        var release = Stream.concat(SHIPPED.stream(), Stream.of(new ModelSource("processes/quick-invoice.bpmn", quick.getBytes(UTF_8)))).toList();
        assertThat(new ModelCheck(CATALOGUE).check(release)).filteredOn(f -> f.file().endsWith("quick-invoice.bpmn") && f.rule().equals("control")).extracting(Finding::message)
                .anyMatch(m -> m.contains("(control invoice-reviewed)")).anyMatch(m -> m.contains("(control invoice-checked)"));
    }

    static Stream<Arguments> variables() {
        return Stream.of(
                arguments("a step is skipped that sets what is read later", RUN, "sourceRef=\"consultCalendar\" targetRef=\"billingDay\"", "sourceRef=\"sixOClock\" targetRef=\"billingDay\"", "billingDay_openRun", "variable", "Have \"billToday\" set before it is read: on the way Every day 06:00 → Billing day? nothing sets it (step consultCalendar does)."),
                arguments("a condition misspells its variable", CLOSEOUT, "${anythingOpen == true}", "${anythingOpn == true}", "anythingOpen_clearWhatIsOpen", "variable", "did you mean \"anythingOpen\"?"),
                arguments("an assignee that nobody names", CLOSEOUT, "camunda:assignee=\"${manager}\"", "camunda:assignee=\"${boss}\"", "clearWhatIsOpen", "variable", "Have \"boss\" set before it is read"),
                arguments("a timer reads a date that is not there yet", COLLECTION, "${nextAt}", "${askAgainAt}", "plannedDateReached", "variable", "(step recordHowToGoOn does)"),
                arguments("a table looks at what is not known yet", INVOICING, "sourceRef=\"invoiceDrafted\" targetRef=\"checkDraft\"", "sourceRef=\"invoiceDrafted\" targetRef=\"lookUpThreshold\"", "lookUpThreshold", "variable", "Have \"net\" set before it is read: on the way Invoice drafted → Look up threshold nothing sets it (step checkDraft does)."),
                arguments("a result under another name", INVOICING, "camunda:resultVariable=\"reviewNeeded\"", "camunda:resultVariable=\"answer\"", "large_reviewInvoice", "variable", "Have \"reviewNeeded\" set"),
                arguments("outside work without its case", LIFECYCLE, "camunda:topic=\"push-client\"", "camunda:topic=\"push-expense\"", "pushClient", "variable", "(message ExpenseSubmitted does)"),
                arguments("for each of a list that nobody wrote", RUN, "camunda:collection=\"dueProjects\"", "camunda:collection=\"projects\"", "draftInvoice", "variable", "Have \"projects\" set"),
                arguments("a form does not ask what the step needs", REVIEW_FORM, "\"key\": \"comment\"", "\"key\": \"remark\"", "recordReview", "variable", "Have \"comment\" set", INVOICING)).map(BrokenReleasesTests::at);
    }

    static Stream<Arguments> labels() {
        return Stream.of(
                arguments("\"no\" without its negation", INVOICING, "name=\"yes\" sourceRef=\"large\"", "name=\"no\" sourceRef=\"large\"", "large_reviewInvoice", "label-condition", "Negate the condition"),
                arguments("\"yes\" where it does not hold", RUN, "${again}", "${not again}", "tryAgain_collectWhatIsDue", "label-condition", "Take the negation out of ${not again}"),
                arguments("two answers that read the same", EXPENSE, "name=\"no\" sourceRef=\"expenseApproved\"", "name=\"yes\" sourceRef=\"expenseApproved\"", "expenseApproved_correctExpense", "label-condition", "Give the flow another answer"),
                arguments("two flows that ask the same", COLLECTION, "${nextStep == 'ask'}", "${nextStep == 'dispute'}", "whatNow_decideHowToGoOn", "label-condition", "Give the flow another condition"),
                arguments("an answer on its neighbour's flow", COLLECTION, "${decision == 'write-off'}", "${decision == 'wait 30 days, or as planned'}", "waitOrWriteOff_confirmWriteOff", "label-condition", "Swap the answers"));
    }

    static Stream<Arguments> flows() {
        return Stream.of(
                arguments("no default flow", INVOICING, " default=\"large_issueInvoice\"", "", "large", "default-flow", "Make one flow the default"),
                arguments("a dead end", INVOICING, "<bpmn:sequenceFlow id=\"tellDrafter_draftRejected\" sourceRef=\"tellDrafter\" targetRef=\"draftRejected\" />", "", "tellDrafter", "dead-end", "Connect it to what comes next"),
                arguments("a step that nothing leads to", INVOICING, "sourceRef=\"issueInvoice\" targetRef=\"renderDocuments\"", "sourceRef=\"issueInvoice\" targetRef=\"pushInvoice\"", "renderDocuments", "unreachable", "no path leads here"),
                arguments("a loop without a wait", RUN, "sourceRef=\"finishRun\" targetRef=\"runFinished\"", "sourceRef=\"finishRun\" targetRef=\"collectWhatIsDue\"", "collectWhatIsDue", "busy-loop", "Put a wait into the loop"),
                arguments("a flow into nothing", INVOICING, "targetRef=\"draftRejected\"", "targetRef=\"nowhere\"", "whoIsToKnow_draftRejected", "flow", "Connect the flow at both ends"),
                arguments("two ways out of a step", CLOSEOUT, "sourceRef=\"reviewCloseout\" targetRef=\"closeProject\"", "sourceRef=\"checkWhatIsOpen\" targetRef=\"closeProject\"", "checkWhatIsOpen", "hidden-split", "Put a gateway behind it"),
                arguments("a flow that is never answered", INVOICING, "name=\"no\" sourceRef=\"inOrder\"", "sourceRef=\"inOrder\"", "inOrder_mendDraft", "label", "Write the answer to \"In order?\""),
                arguments("a save point between task and answer", EXPENSE, "id=\"decideExpense\" name=\"Decide expense\"", "id=\"decideExpense\" name=\"Decide expense\" camunda:asyncBefore=\"true\"", "decideExpense", "after-task", "a refusal must reach the person"),
                arguments("a job without retries", INVOICING, "<camunda:failedJobRetryTimeCycle>R3/PT10M</camunda:failedJobRetryTimeCycle>", "<camunda:properties />", "invoiceDrafted", "retries", "Set the retry time cycle"),
                arguments("retries that nobody can read", INVOICING, "R3/PT10M", "often", "invoiceDrafted", "retries", "Write the retries as R3/PT10M"),
                arguments("history that is kept for ever", INVOICING, " camunda:historyTimeToLive=\"P3650D\"", "", "invoicing", "time-to-live", "in days (P3650D)"),
                arguments("history kept in years, which stops the start", COLLECTION, "P3650D", "P10Y", "collection", "time-to-live", "not \"P10Y\""),
                arguments("a timer in the doubled hour", RUN, "0 0 6 * * ?", "0 30 2 * * ?", "sixOClock", "timer-hour", "Choose another hour"),
                arguments("a timer that nobody can read", RUN, "0 0 6 * * ?", "every morning", "sixOClock", "timer", "cannot be read"),
                arguments("a task for nobody", INVOICING, "camunda:candidateGroups=\"director\" ", "", "reviewInvoice", "who", "Say who does it"),
                arguments("a task for a group that does not exist", INVOICING, "camunda:candidateGroups=\"director\"", "camunda:candidateGroups=\"directors\"", "reviewInvoice", "unknown-group", "did you mean \"director\"?"));
    }

    static Stream<Arguments> controls() {
        return Stream.of(
                arguments("a way to issued without review", INVOICING, "sourceRef=\"inOrder\" targetRef=\"lookUpThreshold\"", "sourceRef=\"inOrder\" targetRef=\"issueInvoice\"", "issueInvoice", "control", "Lead every way to \"Issue invoice\" through recordReview"),
                arguments("large invoices issued at once", INVOICING, "sourceRef=\"large\" targetRef=\"reviewInvoice\"", "sourceRef=\"large\" targetRef=\"issueInvoice\"", "issueInvoice", "control", "No invoice is issued without a review"),
                arguments("mailed before it is issued", INVOICING, "sourceRef=\"reviewPassed\" targetRef=\"issueInvoice\"", "sourceRef=\"reviewPassed\" targetRef=\"mailInvoice\"", "mailInvoice", "control", "(control invoice-issued-before-mailed)"),
                arguments("a review that nobody guards", INVOICING, "sourceRef=\"reviewInvoice\" targetRef=\"recordReview\"", "sourceRef=\"reviewInvoice\" targetRef=\"reviewPassed\"", "reviewInvoice", "control", "Let recordReview follow \"Review invoice\" at once"),
                arguments("hours approved by no guarded step", TIMESHEET, "sourceRef=\"approveEscalatedTimesheet\" targetRef=\"recordDecision\"", "sourceRef=\"approveEscalatedTimesheet\" targetRef=\"linesApproved\"", "approveEscalatedTimesheet", "control", "Nobody approves their own hours"),
                arguments("a sheet closed unasked", TIMESHEET, "sourceRef=\"routeLines\" targetRef=\"approverDecides\"", "sourceRef=\"routeLines\" targetRef=\"closeSheet\"", "closeSheet", "control", "through askApprover"),
                arguments("an expense in the books undecided", EXPENSE, "sourceRef=\"receiptMissing\" targetRef=\"approveExpense\"", "sourceRef=\"receiptMissing\" targetRef=\"pushExpense\"", "pushExpense", "control", "No expense reaches bookkeeping undecided"),
                arguments("payment no longer ends the reminders", COLLECTION, "<bpmn:startEvent id=\"receivableSettled\" name=\"Receivable settled\"", "<bpmn:startEvent id=\"receivableSettled\" isInterrupting=\"false\" name=\"Receivable settled\"", "sendReminder", "control", "Draw an interrupting event sub-process for \"ReceivableSettled\""),
                arguments("a write-off that nobody asked for", COLLECTION, "sourceRef=\"whatNow\" targetRef=\"decideHowToGoOn\"", "sourceRef=\"whatNow\" targetRef=\"confirmWriteOff\"", "writeOff", "control", "written off by two people only"),
                arguments("delivery before the budget was decided on", LIFECYCLE, "sourceRef=\"signOffBudget\" targetRef=\"recordSignOff\"", "sourceRef=\"signOffBudget\" targetRef=\"signedOff\"", "openDelivery", "control", "Nothing is delivered before the budget was decided on"),
                arguments("one's own hours to oneself", ROUTING, "<text>\"director\"</text>\n        </outputEntry>\n        <outputEntry id=\"approval-routing-row3-out2\">", "<text>\"manager\"</text>\n        </outputEntry>\n        <outputEntry id=\"approval-routing-row3-out2\">", "approval-routing-row3", "control", "Hours of a project's own manager do not go to that manager"),
                arguments("a control about a model that is not there", CONTROLS, "model: collection", "model: dunning", "no-reminder-after-payment", "controls", "there is no \"dunning\""),
                arguments("a control that says nothing", CONTROLS, "    needs: [recordReview]\n", "", "invoice-reviewed", "controls", "State the control in one of the four forms"),
                arguments("a control with a word that nobody knows", CONTROLS, "unless: reviewNeeded", "except: reviewNeeded", "invoice-reviewed", "controls", "Remove \"except\""));
    }

    static Stream<Arguments> dangers() {
        return Stream.of(
                arguments("a Java class", INVOICING, "camunda:delegateExpression=\"${issueInvoice}\"", "camunda:class=\"java.lang.ProcessBuilder\"", "issueInvoice", "java-class", "Name a step of the catalogue"),
                arguments("a script", INVOICING, LAST, "<bpmn:scriptTask id=\"s\" scriptFormat=\"groovy\" />" + LAST, "s", "script", "Replace the script by a step"),
                arguments("a listener", INVOICING, "</bpmn:extensionElements>", "<camunda:executionListener event=\"start\" delegateExpression=\"${issueInvoice}\" /></bpmn:extensionElements>", "invoiceDrafted", "listener", "Remove the listener"),
                arguments("an external entity", INVOICING, "<bpmn:definitions ", "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><bpmn:definitions ", "-", "doctype", "Remove the DOCTYPE"),
                arguments("a call in a condition", INVOICING, "${reviewNeeded}", "${reviewNeeded.toString()}", "large_reviewInvoice", "expression", "nothing can be called"),
                arguments("the engine's own object", INVOICING, "${reviewNeeded}", "${execution.id}", "large_reviewInvoice", "expression", "belongs to the engine"),
                arguments("a connector", INVOICING, "</bpmn:extensionElements>", "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements>", "invoiceDrafted", "connector", "outside work is an external task"),
                arguments("anybody may start it", INVOICING, "isStartableInTasklist=\"false\"", "isStartableInTasklist=\"true\"", "invoicing", "startable", "not startable in Tasklist"),
                arguments("a step that does not exist", INVOICING, "${issueInvoice}", "${issueInvoices}", "issueInvoice", "unknown-step", "did you mean \"issueInvoice\"?"),
                arguments("a topic that nobody serves", INVOICING, "camunda:topic=\"push-invoice\"", "camunda:topic=\"push-invoices\"", "pushInvoice", "unknown-topic", "did you mean \"push-invoice\"?"),
                arguments("a message that nobody sends", INVOICING, "name=\"InvoiceDrafted\"", "name=\"InvoiceDraft\"", "message-InvoiceDrafted", "unknown-message", "did you mean \"InvoiceDrafted\"?"),
                arguments("a form that is not there", INVOICING, "camunda:formRef=\"review-invoice\"", "camunda:formRef=\"review-bill\"", "reviewInvoice", "unknown-form", "There is no form \"review-bill\""),
                arguments("a table that is not there", INVOICING, "camunda:decisionRef=\"invoice-review\"", "camunda:decisionRef=\"invoice-revue\"", "lookUpThreshold", "unknown-decision", "did you mean \"invoice-review\"?"),
                arguments("a form that changes under a running case", INVOICING, "camunda:formRefBinding=\"deployment\"", "camunda:formRefBinding=\"latest\"", "mendDraft", "form-binding", "keeps the form"));
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                arguments("a question without an answer", ROUTING, "<text>&lt;= 50</text>", "<text>&lt; 50</text>", "approval-routing", "gap", "Add a row for Author manages the project false, Hours of the week 50: nothing answers there"),
                arguments("two answers to one question", POLICY, "hitPolicy=\"FIRST\"", "hitPolicy=\"UNIQUE\"", "expense-policy-row10", "overlap", "Keep rows 3 and 10 apart"),
                arguments("a row that is never reached", REVIEW, "<text>\"USD\"</text>", "<text>\"EUR\"</text>", "invoice-review-row2", "never-reached", "Move row 2 up or remove it"),
                arguments("a text where a number is compared", REVIEW, "<text>&gt; 10000.00</text>", "<text>\"large\"</text>", "invoice-review-row1-in2", "type", "Write a double into the cell"),
                arguments("a word instead of yes or no", REVIEW, "<text>true</text>", "<text>\"true\"</text>", "invoice-review-row1-out1", "type", "as the column \"A director looks at it\" promises"),
                arguments("half a day", DUNNING, "<text>14</text>", "<text>14.5</text>", "dunning-policy-row3-out1", "type", "Write a integer into the cell"),
                arguments("a look at the machine's clock", CALENDAR, "<text>date(today).day</text>", "<text>today().day</text>", "billing-calendar-expression1", "virtual-clock", "Hand the date in as an input"),
                arguments("a question about what the table is not given", ROUTING, "<text>number(weekHours)</text>", "<text>number(weekHour)</text>", "approval-routing-expression2", "table-input", "did you mean \"weekHours\"?"),
                arguments("an answer that the step does not find", DUNNING, "name=\"daysAfterDue\"", "name=\"days\"", "dunning-policy", "table-output", "Give the table an output column \"daysAfterDue\""),
                arguments("another language than FEEL", REVIEW, "<inputExpression id=\"invoice-review-expression1\"", "<inputExpression expressionLanguage=\"javascript\" id=\"invoice-review-expression1\"", "invoice-review-expression1", "feel-only", "tables hold FEEL"),
                arguments("a cell that cannot be read", REVIEW, "&gt; 10000.00", "&gt; &gt; 1", "invoice-review-row1-in2", "feel-syntax", "Mend the cell"),
                arguments("a call of Java", REVIEW, "<text>currency</text>", "<text>java.lang.System</text>", "invoice-review-expression1", "feel-java", "calls no Java"));
    }

    static Stream<Arguments> examples() {
        return Stream.of(
                arguments("a limit that moved although it must not", REVIEW, "&gt; 10000.00", "&gt; 20000000", "invoice-review", "example", "Let case 1 keep its result: for currency EUR, net 1000000.00 it must say reviewNeeded true and says reviewNeeded false (a director looks at every very large invoice)"),
                arguments("reminders to those who are never reminded", DUNNING, "<text>null</text>", "<text>7</text>", "dunning-policy", "example", "it must say daysAfterDue null and says daysAfterDue 7"),
                arguments("a case that gives nothing", CASES, "given: {currency: EUR, net: \"1000000.00\"}", "with: {currency: EUR}", "case 1", "cases", "Write the case as given, then and because"),
                arguments("cases that cannot be read", CASES, "cases:", "cases: [", "-", "not-yaml", "Mend the file, line"));
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                arguments("a list that Tasklist cannot work with", REVIEW_FORM, "\"type\": \"textarea\"", "\"type\": \"dynamiclist\"", "comment", "field-type", "Tasklist cannot work with \"dynamiclist\""),
                arguments("an upload that breaks the form", REVIEW_FORM, "\"type\": \"textarea\"", "\"type\": \"filepicker\"", "comment", "field-type", "Tasklist cannot work with \"filepicker\""),
                arguments("two fields, one answer", REVIEW_FORM, "\"key\": \"comment\"", "\"key\": \"approved\"", "approved", "field-key", "would overwrite the other"),
                arguments("a form of another platform", REVIEW_FORM, "\"executionPlatform\": \"Camunda Platform\"", "\"executionPlatform\": \"Camunda Cloud\"", "review-invoice", "form-version", "for Camunda Platform 7"),
                arguments("a table of nothing", REVIEW_FORM, "\"dataSource\": \"=view.lines\"", "\"dataSource\": \"\"", "review-invoice_table2", "field-data", "which list the table shows"));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("a process under another name than its file", COLLECTION, "<bpmn:process id=\"collection\"", "<bpmn:process id=\"dunning\"", "dunning", "file-name", "they have one name"),
                arguments("not BPMN", COLLECTION, "http://www.omg.org/spec/BPMN/20100524/MODEL", "http://www.omg.org/spec/BPMN/2026/MODEL", "-", "not-bpmn", "Save the model as BPMN 2.0"),
                arguments("a message that starts two processes", COLLECTION, "name=\"InvoiceMailed\"", "name=\"InvoiceDrafted\"", "invoiceDrafted", "start-message", "Choose another message", INVOICING)).map(BrokenReleasesTests::at);
    }

    /** The finding stands in another file than the edit. */
    private static Arguments at(Arguments a) {
        var all = a.get();
        return all.length == 7 ? a : arguments(all[0], all[1] + "→" + all[7], all[2], all[3], all[4], all[5], all[6]);
    }

    /** With as much of the release as the check needs for it. */
    private static boolean concerns(String file, String other) {
        if (file.startsWith("processes/decisions/")) return other.equals(CONTROLS) || other.startsWith(file.substring(0, file.indexOf('.')));
        if (other.endsWith(".bpmn")) return other.equals(file) || !file.endsWith(".bpmn") && other.equals(INVOICING) || other.equals(INVOICING) && file.equals(COLLECTION);
        return !other.contains("tax.") && !other.contains(".cases.");
    }

    private static List<ModelSource> edited(String file, String from, String to) {
        return SHIPPED.stream().filter(f -> concerns(file, f.name())).map(f -> {
            if (!f.name().equals(file)) return f;
            var text = new String(f.content(), UTF_8);
            int at = text.indexOf(from);
            assertThat(at).as("%s holds %s", file, from).isNotNegative();
            return new ModelSource(file, (text.substring(0, at) + to + text.substring(at + from.length())).getBytes(UTF_8));
        }).toList();
    }
}
