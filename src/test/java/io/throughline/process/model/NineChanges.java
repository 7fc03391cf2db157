package io.throughline.process.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.models.ModelSource;
import io.throughline.process.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Nine changes that analysts really make, done to the shipped files the way Modeler would save them: by building blocks and tables only. */
public final class NineChanges {
    private final Map<String, String> files = new TreeMap<>();

    private NineChanges() {}

    /** The changed files of each, by what it is for. */
    public static Map<String, Map<String, byte[]>> all() {
        var all = new LinkedHashMap<String, Map<String, byte[]>>();
        all.put("a third approver above 60 hours", new NineChanges().asks("processes/timesheet-approval.bpmn", "approverDecides_closeSheet", "approveAsThird", "Approve as third",
                "finance", "More than 60 hours?", "${weekHours &gt; 60}").form("approve-as-third", "Somebody worked more than 60 hours in a week; their approvers have agreed.").bytes());
        all.put("a call before level 2", new NineChanges().asks("processes/collection.bpmn", "reminderPlanned_sendReminder", "callClient", "Call client",
                "finance", "Second reminder next?", "${level == 2}").form("call-client", "The second reminder is due. Call the client first.").bytes());
        all.put("invoices reviewed at another threshold", new NineChanges().edit("processes/decisions/invoice-review.dmn", "&gt; 10000.00", "&gt; 5000.00").bytes());
        all.put("no review for trusted clients", new NineChanges().trusted().bytes());
        all.put("a deposit before the start", new NineChanges().edit("processes/project-lifecycle.bpmn", "name=\"Open delivery\" camunda:asyncBefore=\"true\"", "name=\"Open delivery\" camunda:asyncAfter=\"true\"")
                .asks("processes/project-lifecycle.bpmn", "setUpProject_openDelivery", "confirmDeposit", "Confirm deposit", "finance", null, null)
                .form("confirm-deposit", "The project starts once the deposit is on our account.").bytes());
        all.put("weekly instead of monthly billing", new NineChanges().edit("processes/decisions/billing-calendar.dmn", "<text>date(today).day</text>", "<text>day of week(date(today))</text>")
                .edit("processes/decisions/billing-calendar.dmn", "typeRef=\"integer\"", "typeRef=\"string\"").edit("processes/decisions/billing-calendar.dmn", "<text>10</text>", "<text>\"Monday\"</text>")
                .edit("processes/decisions/billing-calendar.dmn", "string(date(date(today).year, date(today).month, 1) - duration(\"P1D\"))", "string(date(today) - duration(\"P1D\"))").bytes());
        all.put("a reminder before due", new NineChanges().edit("processes/decisions/dunning-policy.dmn", "<text>3</text>\n        </outputEntry>", "<text>-3</text>\n        </outputEntry>").bytes());
        all.put("receipts needed above 25 only", new NineChanges().edit("processes/decisions/expense-policy.dmn", "<text>[10..1000]</text>", "<text>[25..1000]</text>")
                .edit("processes/decisions/expense-policy.dmn", "<text>&lt; 10</text>", "<text>&lt; 25</text>").bytes());
        all.put("a second reviewer for invoices in foreign currency", new NineChanges().asks("processes/invoicing.bpmn", "reviewPassed_issueInvoice", "reviewForeignInvoice", "Review foreign invoice",
                "finance", "Foreign currency?", "${currency != 'EUR'}").edit("processes/invoicing.bpmn", "name=\"Issue invoice\" camunda:asyncBefore=\"true\"", "name=\"Issue invoice\" camunda:asyncAfter=\"true\"")
                .form("review-foreign-invoice", "A director approved this invoice in a foreign currency; finance looks at it as well.").bytes());
        return all;
    }

    /** As files in a folder a change, for who wants to look at them. */
    public static void main(String[] folder) throws IOException {
        int number = 0;
        for (var change : all().values()) {
            number++;
            for (var file : change.entrySet()) {
                var place = Path.of(folder[0], String.valueOf(number), file.getKey());
                Files.createDirectories(place.getParent());
                Files.write(place, file.getValue());
            }
        }
    }

    /** A task of a group into a flow; with a question before it, only where the condition holds. */
    private NineChanges asks(String file, String flow, String task, String name, String group, String question, String condition) {
        var text = text(file);
        int at = text.indexOf("<bpmn:sequenceFlow id=\"" + flow + "\"");
        int end = text.indexOf("/>", at) < text.indexOf(">", at) ? text.indexOf("/>", at) + 2 : text.indexOf("</bpmn:sequenceFlow>", at) + 20;
        if (text.charAt(text.indexOf(">", at) - 1) == '/') end = text.indexOf(">", at) + 1;
        var old = text.substring(at, end);
        var target = old.replaceAll("(?s).*?targetRef=\"([^\"]+)\".*", "$1");
        var gateway = question == null ? null : task + "Needed";
        var first = question == null ? task : gateway;
        var added = old.replace("targetRef=\"" + target + "\"", "targetRef=\"" + first + "\"") + "\n    <bpmn:userTask id=\"" + task + "\" name=\"" + name + "\" camunda:candidateGroups=\"" + group
                + "\" camunda:formRef=\"" + form(name) + "\" camunda:formRefBinding=\"deployment\">" + in(question == null ? flow : gateway + "_yes") + out(task + "_" + target) + "</bpmn:userTask>"
                + flow(task + "_" + target, "", task, target, null);
        if (question != null) {
            added += "\n    <bpmn:exclusiveGateway id=\"" + gateway + "\" name=\"" + question + "\" default=\"" + gateway + "_no\">" + in(flow) + out(gateway + "_no") + out(gateway + "_yes")
                    + "</bpmn:exclusiveGateway>" + flow(gateway + "_no", "no", gateway, target, null) + flow(gateway + "_yes", "yes", gateway, task, condition);
        }
        var model = (text.substring(0, at) + added + text.substring(end))
                .replaceFirst("(?s)(<bpmn:\\w+ id=\"" + target + "\".*?)<bpmn:incoming>" + flow + "</bpmn:incoming>", "$1" + (question == null ? "" : in(gateway + "_no")) + in(task + "_" + target));
        files.put(file, DrawnIn.of(model, flow, target, task, gateway));
        return this;
    }

    private static String flow(String id, String name, String from, String to, String condition) {
        return "\n    <bpmn:sequenceFlow id=\"" + id + (name.isEmpty() ? "" : "\" name=\"" + name) + "\" sourceRef=\"" + from + "\" targetRef=\"" + to + "\">"
                + (condition == null ? "" : "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">" + condition + "</bpmn:conditionExpression>") + "</bpmn:sequenceFlow>";
    }

    private static String in(String flow) {
        return "<bpmn:incoming>" + flow + "</bpmn:incoming>";
    }

    private static String out(String flow) {
        return "<bpmn:outgoing>" + flow + "</bpmn:outgoing>";
    }

    private static String form(String name) {
        return name.toLowerCase().replace(' ', '-');
    }

    private NineChanges form(String id, String says) {
        files.put("forms/" + id + ".form", """
                {"components": [{"type": "text", "text": "%s", "id": "says"}, {"type": "textarea", "label": "Note", "key": "note", "id": "note"}],
                 "type": "default", "id": "%s", "executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.24.0", "schemaVersion": 16}""".formatted(says, id));
        return this;
    }

    private NineChanges trusted() {
        var file = "processes/decisions/invoice-review.dmn";
        edit(file, "<input id=\"invoice-review-input1\"", "<input id=\"invoice-review-input0\" label=\"Client class\"><inputExpression id=\"invoice-review-expression0\" typeRef=\"string\">"
                + "<text>clientClass</text></inputExpression></input>\n      <input id=\"invoice-review-input1\"");
        var text = text(file);
        for (int row = 1; row <= 5; row++) {
            text = text.replace("<inputEntry id=\"invoice-review-row" + row + "-in1\">", "<inputEntry id=\"invoice-review-row" + row + "-in0\"><text></text></inputEntry>\n        <inputEntry id=\"invoice-review-row" + row + "-in1\">");
        }
        files.put(file, text.replace("<rule id=\"invoice-review-row1\">", """
                <rule id="invoice-review-row0">
                        <description>trusted clients</description>
                        <inputEntry id="invoice-review-row0-in0"><text>"TRUSTED"</text></inputEntry>
                        <inputEntry id="invoice-review-row0-in1"><text></text></inputEntry>
                        <inputEntry id="invoice-review-row0-in2"><text></text></inputEntry>
                        <outputEntry id="invoice-review-row0-out1"><text>false</text></outputEntry>
                      </rule>
                      <rule id="invoice-review-row1">"""));
        files.put("processes/decisions/invoice-review.cases.yml", """
                cases:
                  - given: {clientClass: STANDARD, currency: EUR, net: "1000000.00"}
                    then: {reviewNeeded: true}
                    because: a director looks at every very large invoice
                  - given: {clientClass: TRUSTED, currency: EUR, net: "1000000.00"}
                    then: {reviewNeeded: false}
                    because: trusted clients get theirs at once
                """);
        return this;
    }

    private NineChanges edit(String file, String from, String to) {
        var text = text(file);
        if (!text.contains(from)) throw new IllegalStateException(file + " holds no " + from);
        files.put(file, text.replace(from, to));
        return this;
    }

    private String text(String file) {
        return files.computeIfAbsent(file, f -> ModelFiles.shipped().stream().filter(s -> s.name().equals(f)).map((ModelSource s) -> new String(s.content(), UTF_8)).findFirst().orElseThrow());
    }

    private Map<String, byte[]> bytes() {
        var bytes = new TreeMap<String, byte[]>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(UTF_8)));
        return bytes;
    }
}
