package io.throughline.expense;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** app.expense_receipt: the files, with what proves that they are the ones handed in. */
@Component
class ReceiptTable {
    private final JdbcClient jdbc;
    private final Clock clock;

    ReceiptTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Receipt store(long expenseId, String fileName, String contentType, byte[] content) {
        var receipt = new Receipt(fileName, contentType, sha256(content), content);
        jdbc.sql("insert into app.expense_receipt (expense_id, file_name, content_type, sha256, content, stored_at) values (?, ?, ?, ?, ?, ?)")
                .params(expenseId, fileName, contentType, receipt.sha256(), content, Timestamp.from(clock.instant())).update();
        return receipt;
    }

    Optional<Receipt> last(long expenseId) {
        return jdbc.sql("select file_name, content_type, sha256, content from app.expense_receipt where expense_id = ? order by id desc limit 1")
                .param(expenseId)
                .query((row, n) -> new Receipt(row.getString(1), row.getString(2), row.getString(3), row.getBytes(4))).optional();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
