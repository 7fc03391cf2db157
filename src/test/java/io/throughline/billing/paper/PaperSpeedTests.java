package io.throughline.billing.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.print.BarePress;
import io.throughline.print.PrintingPress;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One-page invoices a second of one core, beside bare JasperReports (fill and plain PDF of the same template and rows) in the same run; rounds take turns. */
@Tag("benchmark")
class PaperSpeedTests {
    private static final int WARM_UP = 200;
    private static final int ROUND = 50;
    private static final int ROUNDS = 12;

    @Test
    void printsFiftyASecondOrNearlyAsManyAsTheBareLibrary() throws Exception {
        var document = new InvoiceDocument(new PrintingPress());
        var invoice = Papers.onePage();
        var filled = document.filled(invoice, "https://pay.example/abc");
        var bare = new BarePress(filled);
        Callable<byte[]> ours = () -> document.pdf(invoice, "https://pay.example/abc");
        for (int i = 0; i < WARM_UP; i++) {
            ours.call();
            bare.pdf();
        }
        double our = 0;
        double its = 0;
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            double a = rate(ours);
            double b = rate(bare::pdf);
            our = Math.max(our, a);
            its = Math.max(its, b);
            ratios.add(a / b);
        }
        ratios.sort(null);
        double ratio = ratios.get(ROUNDS / 2);
        System.out.printf("paper: %.1f PDF/A-3b a second a core, bare JasperReports %.1f, median ratio %.2f%n", our, its, ratio);
        assertThat(our >= 50 || ratio >= 0.8).as("%.1f a second, %.2f of bare", our, ratio).isTrue();
    }

    /** By the processor's time of this thread, so that a busy machine doesn't count. */
    private static double rate(Callable<byte[]> printing) throws Exception {
        var clock = java.lang.management.ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUND; i++) printing.call();
        return ROUND * 1e9 / (clock.getCurrentThreadCpuTime() - start);
    }
}
