package io.throughline.security;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

class EveryDoorTests {
    private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.throughline");

    @Test
    void thatChangesSomethingSaysForWhomItIs() {
        methods().that().areDeclaredInClassesThat().areAnnotatedWith(RestController.class)
                .and().areAnnotatedWith(PostMapping.class).or().areAnnotatedWith(PutMapping.class)
                .or().areAnnotatedWith(DeleteMapping.class).or().areAnnotatedWith(PatchMapping.class)
                .should().beAnnotatedWith(PreAuthorize.class).orShould().beDeclaredInClassesThat().areAnnotatedWith(PreAuthorize.class)
                .orShould(lookAtWhoAsks())
                .because("a door without a rule is open to everybody who may come in").check(HOUSE);
    }

    /** What people may do with what is theirs is decided by whose it is, so those doors ask for the visitor. */
    private static ArchCondition<JavaMethod> lookAtWhoAsks() {
        return new ArchCondition<>("look at who asks") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean looks = method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Authentication.class));
                events.add(new SimpleConditionEvent(method, looks, method.getFullName() + (looks ? " looks" : " does not look") + " at who asks"));
            }
        };
    }

    @Test
    void intoTheEnginesInsidesIsOnRecord() throws IOException {
        var record = Files.readString(Path.of("src/docs/decisions/0003-the-engines-fence-and-its-inner-classes.md"));
        var recorded = found(Pattern.compile("`((?:engine\\.impl|impl\\.juel)\\.[\\w.]+)`"), record);
        var used = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                used.addAll(found(Pattern.compile("org\\.camunda\\.bpm\\.((?:engine\\.impl|impl\\.juel)\\.[\\w.]*[A-Z]\\w*)"), Files.readString(file)));
            }
        }
        assertThat(used).isNotEmpty();
        assertThat(recorded).isEqualTo(used);
    }

    private static TreeSet<String> found(Pattern pattern, String text) {
        var all = new TreeSet<String>();
        for (var match = pattern.matcher(text); match.find(); ) all.add(match.group(1));
        return all;
    }
}
