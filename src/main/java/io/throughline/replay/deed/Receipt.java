package io.throughline.replay.deed;

import io.throughline.expense.Expenses.NewExpense;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** The slip of paper that goes with an expense: one small PDF page. */
final class Receipt {

    private Receipt() {}

    static byte[] of(NewExpense expense) {
        var text = "BT /F1 12 Tf 20 70 Td (%s  %s  %s  %s) Tj ET".formatted(expense.externalId(), expense.expenseDate(), expense.category().replaceAll("[^A-Za-z0-9 ]", " "), expense.amount());
        var objects = new String[] {
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 360 120] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length %d >>\nstream\n%s\nendstream".formatted(text.length(), text),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
        var pdf = new StringBuilder("%PDF-1.4\n");
        var places = new ArrayList<Integer>();
        for (int i = 0; i < objects.length; i++) {
            places.add(pdf.length());
            pdf.append("%d 0 obj\n%s\nendobj\n".formatted(i + 1, objects[i]));
        }
        int table = pdf.length();
        pdf.append("xref\n0 %d\n0000000000 65535 f \n".formatted(objects.length + 1));
        places.forEach(place -> pdf.append("%010d 00000 n \n".formatted(place)));
        pdf.append("trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n".formatted(objects.length + 1, table));
        return pdf.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
