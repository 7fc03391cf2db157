package io.throughline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house stands as it was drawn: who may know whom, and which framework comes in by which door. */
class HouseTests {
    private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.throughline");

    @Test
    void everyRoomKnowsOnlyTheFloorsBelowIt() {
        ApplicationModules.of(Throughline.class).verify();
    }

    @Test
    void theEngineComesInByItsOwnDoors() {
        noClasses().that().resideOutsideOfPackages("io.throughline.process..", "io.throughline.studio..", "io.throughline.evidence..",
                        "io.throughline.replay..", "io.throughline.security..")
                .should().dependOnClassesThat().resideInAPackage("org.camunda.bpm.engine..")
                .because("whoever knows the engine must be changed with it").check(HOUSE);
    }

    @Test
    void theEnginesInsidesAreTouchedInTwoPlacesOnly() {
        noClasses().that().resideOutsideOfPackages("io.throughline.security..", "io.throughline.process.engine..")
                .should().dependOnClassesThat().resideInAPackage("org.camunda.bpm.engine.impl..")
                .because("internal classes change without notice, and a maintained fork shall stay a dependency swap").check(HOUSE);
    }

    @Test
    void theWorkerClientIsTheConnectorsOwn() {
        noClasses().that().resideOutsideOfPackage("io.throughline.connector..")
                .should().dependOnClassesThat().resideInAPackage("org.camunda.bpm.client..")
                .because("outside work has one way out").check(HOUSE);
    }

    @Test
    void reportsArePrintedByThePrintingPress() {
        noClasses().that().resideOutsideOfPackage("io.throughline.print..")
                .should().dependOnClassesThat().resideInAPackage("net.sf.jasperreports..")
                .because("other rooms hand over rows, not report objects").check(HOUSE);
    }

    @Test
    void lettersLeaveByThePostOffice() {
        noClasses().that().resideOutsideOfPackage("io.throughline.mail..")
                .should().dependOnClassesThat().resideInAnyPackage("jakarta.mail..", "org.springframework.mail..")
                .because("a letter sent past the outbox is lost or doubled by a crash").check(HOUSE);
    }

    @Test
    void aggregatesGuardThemselvesWithoutAFramework() {
        classes().that().areAnnotatedWith(jakarta.persistence.Entity.class)
                .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "jakarta.persistence..", "io.throughline..")
                .because("what money may do is not for a framework to say").check(HOUSE);
    }

    @Test
    void moneyIsNeverBinary() {
        noClasses().that().resideInAnyPackage("io.throughline.quantity..", "io.throughline.billing..", "io.throughline.receivables..",
                        "io.throughline.ledger..", "io.throughline.expense..", "io.throughline.timesheet..")
                .should().dependOnClassesThat().areAssignableTo(Double.class)
                .because("0.1 has no exact double").check(HOUSE);
    }

    @Test
    void nobodyLooksAtAnotherClock() {
        noClasses().that().resideInAPackage("io.throughline..").and().resideOutsideOfPackages("io.throughline.firm..", "io.throughline.process.engine..")
                .should().callMethod(java.time.LocalDate.class, "now")
                .orShould().callMethod(java.time.LocalDateTime.class, "now")
                .because("business time may be virtual: ask FirmClock").check(HOUSE);
    }

    @Test
    void nobodyTellsAFactFirstWhenTheTransactionCommits() {
        methods().that().areDeclaredInClassesThat().resideOutsideOfPackage("io.throughline.journal..")
                .should().notHaveName("beforeCommit")
                .because("the journal's page is opened by the first fact and would not be written any more").check(HOUSE);
    }
}
