package io.throughline.billing.einvoice;

import com.helger.diagnostics.error.IError;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.peppol.PeppolValidation;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import com.helger.phive.xrechnung.XRechnungValidation;
import com.helger.xml.serialize.read.DOMReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The published rules: schema, EN 16931, and XRechnung's or Peppol's on top. Loaded when first needed, for that takes seconds. */
@Component
public class Rules {

    /** {@code rule}: its published id, empty where the schema is not kept; {@code where}: the element. */
    public record Finding(String rule, String text, String where, boolean error) {}

    private static final class Registry {
        static final ValidationExecutorSetRegistry<IValidationSourceXML> ALL = new ValidationExecutorSetRegistry<>();

        static {
            EN16931Validation.initEN16931(ALL);
            XRechnungValidation.initXRechnung(ALL);
            PeppolValidation.initStandard(ALL);
        }
    }

    private final Map<String, IValidationExecutorSet<IValidationSourceXML>> sets = new ConcurrentHashMap<>();

    /** Everything that the rules find, warnings too. */
    public List<Finding> findings(byte[] xml, Syntax syntax, boolean creditNote) {
        var document = DOMReader.readXMLDOM(xml);
        if (document == null) return List.of(new Finding("", "It is no XML.", "", true));
        var set = sets.computeIfAbsent(syntax + (creditNote ? "-note" : ""), any -> set(syntax, creditNote));
        var results = ValidationExecutionManager.executeValidation(IValidityDeterminator.createDefault(), set, ValidationSourceXML.create("invoice", document), Locale.ENGLISH);
        var found = new ArrayList<Finding>();
        results.forEach(result -> {
            if (result.isSkipped() && results.containsNoError()) throw new IllegalStateException("the rules %s were skipped".formatted(result.getValidationArtefact()));
            result.getErrorList().forEach(e -> found.add(finding(e)));
        });
        return found;
    }

    /** What makes it invalid. */
    public List<Finding> errors(byte[] xml, Syntax syntax, boolean creditNote) {
        return findings(xml, syntax, creditNote).stream().filter(Finding::error).toList();
    }

    private static Finding finding(IError e) {
        return new Finding(Objects.toString(e.getErrorID(), ""), Objects.toString(e.getErrorText(Locale.ENGLISH), e.getLinkedExceptionMessage()),
                Objects.toString(e.getErrorFieldName(), ""), e.isError());
    }

    private static IValidationExecutorSet<IValidationSourceXML> set(Syntax syntax, boolean creditNote) {
        var set = switch (syntax) {
            case CII -> Registry.ALL.getOfID(EN16931Validation.VID_CII_1315);
            case UBL -> Registry.ALL.getOfID(creditNote ? EN16931Validation.VID_UBL_CREDIT_NOTE_1315 : EN16931Validation.VID_UBL_INVOICE_1315);
            case XRECHNUNG -> Registry.ALL.getOfID(XRechnungValidation.VID_XRECHNUNG_CII_302);
            case PEPPOL -> Registry.ALL.getLatestReleaseVersion("eu.peppol.bis3", creditNote ? "creditnote" : "invoice", null);
        };
        return Objects.requireNonNull(set, () -> "no rules for " + syntax);
    }
}
