package io.throughline.billing;

import static io.throughline.project.BillingModel.FIXED_FEE;
import static io.throughline.project.BillingModel.RETAINER;
import static io.throughline.project.BillingModel.TIME_AND_MATERIALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.drafting.DraftOutcome.CannotBill;
import io.throughline.billing.drafting.DraftOutcome.NothingDue;
import io.throughline.billing.issue.InvoiceRows;
import io.throughline.billing.paper.Wording;
import io.throughline.journal.Actor;
import io.throughline.project.BillingTerms;
import io.throughline.project.Milestones;
import io.throughline.project.NewProject.NewMilestone;
import io.throughline.project.ProjectTask;
import io.throughline.project.Terms;
import io.throughline.project.Terms.Cap;
import io.throughline.project.Terms.Fixed;
import io.throughline.project.Terms.Instalment;
import io.throughline.project.Terms.MilestonePrice;
import io.throughline.project.Terms.PurchaseOrder;
import io.throughline.project.Terms.Retainer;
import io.throughline.project.Terms.Share;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** How projects are billed beside plain hours and a plain fee: caps, schedules, milestones, retainers, several on one invoice, one for several. */
@ThroughlineTest
class BillingModelsTests {
    @Autowired Trails trails;
    @Autowired ApplicationContext house;
    @Autowired BillingTerms terms;
    @Autowired Milestones milestones;
    private BillingFixture firm;
    private LocalDate day;

    @BeforeEach
    void open() {
        firm = new BillingFixture(house);
        day = firm.cutOff();
    }

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }

    private static Terms capped(String amount, Cap.Reached then) {
        return new Terms(null, new Cap(n(amount), then), null, null, null, null, null);
    }

    private static Terms fixed(String price, List<Instalment> schedule, List<MilestonePrice> milestones, List<String> tasks) {
        return new Terms(null, null, new Fixed(n(price), schedule, milestones, tasks), null, null, null, null);
    }

    private void agree(String project, Terms agreed) {
        terms.agree(project, day.minusMonths(3), agreed);
    }

    private HoursStanding.OfProject standing(String project) {
        return firm.billing.hoursStanding().projects().stream().filter(p -> p.projectCode().equals(project)).findFirst().orElseThrow();
    }

    private void accept(String project, String name) {
        var id = milestones.of(project).stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow().id();
        Actor.as("MGR", () -> milestones.accept(id));
        firm.jdbc.sql("update app.milestone set accepted_on = ? where id = ?").params(day, id).update();
    }

    @Test
    void theEntryThatStraddlesTheCapIsBilledInPartAndTheRestWrittenDown() {
        var project = firm.project();
        agree(project, capped("1000.00", Cap.Reached.STOP));
        var ann = firm.person("100.00");
        firm.approved(project, ann, "8.00", true, day.minusDays(2));
        var straddling = firm.approved(project, ann, "8.00", true, day.minusDays(1));
        var invoice = firm.issued(project);
        assertThat(invoice.net()).isEqualTo(Money.of("1000.00", "EUR"));
        assertThat(firm.jdbc.sql("select coverage || ' ' || quantity::numeric(9,2) || coalesce(' ' || reason || ' ' || worth::numeric(9,2), '') from app.billed_portion where item_id = ? and item_kind = 'TIME' order by part")
                .param(straddling).query(String.class).list()).containsExactly("BILLED 2.00", "WRITTEN_OFF 6.00 cap 600.00");
        assertThat(standing(project).writtenOff()).isEqualByComparingTo("6.00");
        assertThat(standing(project).unbilled()).isEqualByComparingTo("0.00");
        firm.approved(project, ann, "3.00");
        assertThat(firm.draft(project)).isInstanceOf(NothingDue.class);
        assertThat(standing(project).writtenOff()).isEqualByComparingTo("9.00");
        Actor.as("FIN", () -> firm.creditNotes.credit(invoice.number(), "Wrong"));
        assertThat(firm.drafted(project).net()).isEqualTo(Money.of("1000.00", "EUR"));
    }

    @Test
    void aCapIsReachedToTheCentWhateverTheRate() {
        var project = firm.project();
        agree(project, capped("100.00", Cap.Reached.STOP));
        firm.approved(project, firm.person("33.33"), "5.00");
        var draft = firm.drafted(project);
        assertThat(draft.lines()).extracting(l -> l.kind() + " " + l.amount()).containsExactly("TIME 99.99 EUR", "ADJUSTMENT 0.01 EUR");
        assertThat(draft.net()).isEqualTo(Money.of("100.00", "EUR"));
        firm.billing.release(draft.draftId(), "again");
        assertThat(firm.issued(project).net()).isEqualTo(Money.of("100.00", "EUR"));
    }

    @Test
    void aCapThatOnlyTellsGoesOnBilling() {
        var project = firm.project();
        agree(project, capped("500.00", Cap.Reached.NOTIFY));
        firm.approved(project, firm.person("100.00"), "8.00");
        assertThat(firm.drafted(project).net()).isEqualTo(Money.of("800.00", "EUR"));
        var told = "select count(*) from app.journal_entry where event = 'CapReached' and subject = ?";
        assertThat(firm.jdbc.sql(told).param("project:" + project).query(Long.class).single()).isOne();
        firm.approved(project, firm.person("100.00"), "1.00");
        firm.drafted(project);
        assertThat(firm.jdbc.sql(told).param("project:" + project).query(Long.class).single()).isOne();
    }

    @Test
    void aScheduleThatIsOffByACentIsRefused() {
        var project = firm.fixedFee("100.00", "10000.00");
        var off = fixed("10000.00", List.of(new Instalment("Start", day, n("3333.33")), new Instalment("End", day.plusMonths(2), n("6666.66"))), null, null);
        assertThatThrownBy(() -> agree(project, off)).isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.problems()).singleElement().satisfies(p -> {
            assertThat(p.field()).isEqualTo("fixed.schedule");
            assertThat(p.message()).contains("9999.99", "10000.00");
        }));
        assertThatThrownBy(() -> firm.jdbc.sql("insert into app.billing_terms values (?, 9, ?, ?, 'x', now())").params(project, day,
                "{\"fixed\":{\"price\":\"10.00\",\"schedule\":[{\"amount\":\"9.99\"}]}}").update()).hasMessageContaining("billing_terms_schedule");
    }

    @Test
    void aScheduleIsBilledInstalmentByInstalment() {
        var project = firm.fixedFee("100.00", "10000.00");
        agree(project, fixed("10000.00", List.of(new Instalment("Start", day.minusDays(40), n("3333.33")), new Instalment("Middle", day, n("3333.33")),
                new Instalment("End", day.plusMonths(2), n("3333.34"))), null, null));
        for (int i = 0; i < 4; i++) firm.approved(project, firm.person("100.00"), "20.00");
        assertThat(firm.runs.due(firm.run())).contains(project);
        var invoice = firm.issued(project);
        assertThat(invoice.lines()).extracting(l -> l.kind() + " " + l.description() + " " + l.amount()).containsExactly("INSTALMENT Start 3333.33 EUR", "INSTALMENT Middle 3333.33 EUR");
        assertThat(standing(project).coveredByFixedFee()).isEqualByComparingTo("80.00");
        assertThat(firm.draft(project)).isInstanceOf(NothingDue.class);
        assertThat(firm.billing.explain(invoice.number()).get(0).formula()).contains("instalment 1 of 3", "10000.00");
        Actor.as("FIN", () -> firm.creditNotes.credit(invoice.number(), "Wrong"));
        assertThat(firm.drafted(project).net()).isEqualTo(Money.of("6666.66", "EUR"));
    }

    @Test
    void threeTimesAThirdIsTheWhole() {
        var project = firm.fixedFee("100.00", "1000.00");
        Stream.of("A", "B", "C").forEach(name -> milestones.plan(project, new NewMilestone(name, day)));
        agree(project, fixed("1000.00", null, Stream.of("A", "B", "C").map(name -> new MilestonePrice(name, null, n("33.33"))).toList(), null));
        assertThat(firm.draft(project)).isInstanceOf(NothingDue.class);
        var sum = Money.zero("EUR");
        for (var name : List.of("B", "A", "C")) {
            accept(project, name);
            assertThat(firm.runs.due(firm.run())).contains(project);
            sum = sum.plus(firm.issued(project).net());
        }
        assertThat(sum).isEqualTo(Money.of("1000.00", "EUR"));
        firm.delivered(project);
        firm.draft(project);
        assertThat(firm.billing.lastRunDone(project)).isTrue();
    }

    @Test
    void aRetainerIsDrawnAndTheRestIsOverage() {
        var project = firm.project(RETAINER, "DE", "EUR", "100.00", "10000.00");
        firm.approved(project, firm.person("100.00"), "1.00", true, day.withDayOfMonth(1));
        assertThat(firm.draft(project)).isInstanceOfSatisfying(CannotBill.class, c -> assertThat(c.reason()).contains("retainer without terms"));
        var from = day.withDayOfMonth(1);
        terms.agree(project, from, new Terms(null, null, null, new Retainer(Retainer.Unit.HOURS, n("20"), n("1800.00"), 1, from, day, n("0"), 0, n("120.00"), null), null, null, null));
        firm.approved(project, firm.person("100.00"), "24.00", true, from.plusDays(1));
        firm.approved(project, firm.person("100.00"), "1.00", true, from.plusDays(2));
        var invoice = firm.issued(project);
        assertThat(invoice.lines()).extracting(l -> l.kind() + " " + l.amount()).containsExactlyInAnyOrder("RETAINER 1800.00 EUR", "DRAWN 0.00 EUR", "TIME 600.00 EUR", "TIME 120.00 EUR");
        assertThat(invoice.net()).isEqualTo(Money.of("2520.00", "EUR"));
        assertThat(firm.billing.explain(invoice.number())).filteredOn(l -> l.kind().equals("TIME")).allSatisfy(l -> assertThat(l.rates().get(0).won().place().name()).isEqualTo("OVERAGE"));
        assertThat(firm.jdbc.sql("select sum(quantity) from app.billed_portion where project_code = ? and coverage = 'RETAINER'").param(project).query(BigDecimal.class).single()).isEqualByComparingTo("20");
    }

    @Test
    void oneInvoiceShowsHoursAMilestoneAndARetainer() {
        var project = firm.project();
        firm.projects.addTask(new ProjectTask(project, "CARE", "Care", "", 1, BigDecimal.TEN, true, null, null, false));
        milestones.plan(project, new NewMilestone("Launch", day));
        var from = day.withDayOfMonth(1);
        terms.agree(project, from, new Terms(null, null, new Fixed(n("500.00"), null, List.of(new MilestonePrice("Launch", n("500.00"), null)), null),
                new Retainer(Retainer.Unit.HOURS, n("10"), n("900.00"), 1, from, day, null, 0, null, List.of("CARE")), null, null, null));
        accept(project, "Launch");
        firm.approved(project, firm.person("100.00"), "2.00");
        var draft = firm.drafted(project);
        assertThat(draft.lines()).extracting(l -> l.kind() + " " + l.amount()).containsExactlyInAnyOrder("TIME 200.00 EUR", "MILESTONE 500.00 EUR", "RETAINER 900.00 EUR");
        assertThat(trails.milestones(draft.draftId())).singleElement().satisfies(m -> {
            assertThat(m.milestone() + " " + m.acceptedOn() + " " + m.acceptedBy()).isEqualTo("Launch " + day + " MGR");
            assertThat(m.acceptedAt()).isNotNull();
        });
        var paper = firm.papers.paper(draft.draftId());
        assertThat(new InvoiceRows(paper, Wording.in("en")).sections()).extracting(s -> s.title() + " " + s.total())
                .containsExactlyInAnyOrder("Services 200.00 EUR", "Fixed price 500.00 EUR", "Retainer 900.00 EUR");
        assertThat(firm.papers.preview(draft.draftId())).startsWith("%PDF".getBytes());
    }

    @Test
    void oneProjectIsSplitOverBillTosToTheCent() {
        var project = firm.project();
        var main = firm.projects.get(project).clientCode();
        var other = firm.client("DE", "EUR");
        agree(project, new Terms(null, null, null, null, List.of(new Share(main, n("60")), new Share(other, n("40"))), null, null));
        firm.approved(project, firm.person("33.33"), "0.25");
        firm.approved(project, firm.person("99.99"), "7.77");
        firm.expense(project, "10.01", "EUR", "0.00");
        var dry = firm.runs.dryRun(day).invoices().stream().filter(i -> i.projectCode().equals(project)).toList();
        var run = firm.run();
        firm.runs.draft(run, project);
        var drafts = firm.runs.get(run).invoices();
        assertThat(drafts).hasSize(2).extracting(d -> d.clientCode() + d.net()).containsExactlyElementsOf(dry.stream().map(d -> d.clientCode() + d.net()).toList());
        assertThat(drafts.get(0).net().plus(drafts.get(1).net())).isEqualTo(Money.of("795.26", "EUR"));
        var issued = drafts.stream().map(d -> firm.billing.issue(d.draftId())).toList();
        assertThat(issued.get(0).net()).isEqualTo(Money.of("477.16", "EUR"));
        assertThat(firm.jdbc.sql("select count(*) from app.billed_portion where project_code = ? and released_by is null").param(project).query(Long.class).single()).isEqualTo(6);
        Actor.as("FIN", () -> firm.creditNotes.credit(issued.get(1).number(), "Wrong"));
        assertThat(firm.draft(project)).isInstanceOfSatisfying(CannotBill.class, c -> assertThat(c.reason()).contains("take back the others as well"));
        Actor.as("FIN", () -> firm.creditNotes.credit(issued.get(0).number(), "Wrong"));
        assertThat(firm.drafted(project).net()).isEqualTo(Money.of("477.16", "EUR"));
    }

    @Test
    void severalProjectsAreOnOneInvoice() {
        var lead = firm.project();
        var client = firm.projects.get(lead).clientCode();
        var second = firm.project();
        firm.jdbc.sql("update app.project set client_code = ? where code = ?").params(client, second).update();
        agree(second, new Terms(null, null, null, null, null, null, lead));
        firm.approved(lead, firm.person("100.00"), "1.00");
        firm.approved(second, firm.person("90.00"), "2.00");
        assertThat(firm.runs.due(firm.run())).contains(lead).doesNotContain(second);
        var invoice = firm.issued(lead);
        assertThat(invoice.projectCodes()).containsExactly(lead, second);
        assertThat(invoice.net()).isEqualTo(Money.of("280.00", "EUR"));
        assertThat(firm.billing.unbilled(second)).isEmpty();
        assertThat(firm.billing.explain(invoice.number()).get(1).items()).hasSize(1);
        Actor.as("FIN", () -> firm.creditNotes.credit(invoice.number(), "Wrong"));
        assertThat(firm.billing.unbilled(second)).isNotEmpty();
        assertThat(firm.drafted(lead).net()).isEqualTo(Money.of("280.00", "EUR"));
    }

    @Test
    void aPurchaseOrderIsNeverOverdrawn() {
        var project = firm.project();
        agree(project, new Terms(null, null, null, null, null, new PurchaseOrder("PO-77", n("1000.00")), null));
        var ann = firm.person("100.00");
        firm.approved(project, ann, "8.00");
        var invoice = firm.issued(project);
        assertThat(firm.papers.paper(invoice.draftId()).electronic().orderNumber()).isEqualTo("PO-77");
        firm.approved(project, ann, "3.00");
        var draft = firm.drafted(project).draftId();
        assertThat(firm.billing.check(draft)).singleElement().satisfies(p -> assertThat(p).contains("PO-77", "1000.00 EUR", "100.00 EUR too much"));
        assertThatThrownBy(() -> firm.billing.issue(draft)).isInstanceOf(Refused.class).hasMessageContaining("100.00 EUR too much");
        firm.creditNotes.credit(invoice.number(), new CreditWish("a lower price", null, null, "40.00"));
        assertThat(firm.billing.check(draft)).as("what was credited is not billed").singleElement().satisfies(p -> assertThat(p).contains("60.00 EUR too much"));
        agree(project, new Terms(null, null, null, null, null, new PurchaseOrder("PO-77", n("1100.00")), null));
        assertThat(firm.billing.issue(draft).net()).isEqualTo(Money.of("300.00", "EUR"));
    }

    @Test
    void somedaysAreBilledAndTheOthersStayOpen() {
        var project = firm.project();
        var ann = firm.person("100.00");
        firm.approved(project, ann, "1.00", true, day.minusMonths(2));
        firm.approved(project, ann, "2.00", true, day.minusDays(3));
        firm.approved(project, ann, "4.00", true, day.plusDays(1));
        var run = Actor.as("FIN", () -> firm.runs.start(day.withDayOfMonth(1), day, List.of(project)));
        assertThat(firm.runs.due(run)).containsExactly(project);
        firm.runs.draft(run, project);
        assertThat(firm.runs.get(run).invoices()).singleElement().satisfies(d -> assertThat(d.net()).isEqualTo(Money.of("200.00", "EUR")));
        assertThat(firm.billing.unbilled(project)).contains("5.00 approved hours are not billed.");
    }

    @Test
    void whatOfAPriceIsBilledStandsInEveryLaterAgreement() {
        var project = firm.project();
        var start = new Instalment("Start", day, n("300.00"));
        var end = new Instalment("End", day.plusYears(1), n("700.00"));
        agree(project, fixed("1000.00", List.of(start, end), null, List.of("T1")));
        firm.issued(project);
        assertThatThrownBy(() -> agree(project, fixed("1100.00", List.of(new Instalment("Start", day, n("400.00")), end), null, List.of("T1")))).hasMessageContaining("is billed with 300");
        assertThatThrownBy(() -> agree(project, fixed("700.00", List.of(end), null, List.of("T1")))).as("it would stand in a billed one's place and never be billed").hasMessageContaining("is billed with 300");
        agree(project, fixed("1100.00", List.of(start, end, new Instalment("More", day, n("100.00"))), null, List.of("T1")));
        assertThat(firm.drafted(project).net().toString()).isEqualTo("100.00 EUR");
    }
}
