package io.throughline.replay.books;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Text files must be UTF-8, with or without a byte order mark. */
final class Utf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /** {@code column} counts bytes in the line, from 1. */
    record Fault(long line, int column, int value) {}

    static Reader open(Path file) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8), 1 << 16);
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) reader.reset();
        return reader;
    }

    /** The first byte that is no UTF-8. */
    static Optional<Fault> firstFault(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var bytes = ByteBuffer.allocate(1 << 16);
        var chars = CharBuffer.allocate(1 << 16);
        long line = 1;
        int column = 1;
        try (var channel = FileChannel.open(file)) {
            boolean end = false;
            while (!end) {
                end = channel.read(bytes) < 0;
                bytes.flip();
                boolean faulty = faulty(decoder, bytes, chars, end);
                for (int i = 0; i < bytes.position(); i++) {
                    column++;
                    if (bytes.get(i) == '\n') {
                        line++;
                        column = 1;
                    }
                }
                if (faulty) return Optional.of(new Fault(line, column, bytes.get(bytes.position()) & 0xff));
                bytes.compact();
            }
        }
        return Optional.empty();
    }

    private static boolean faulty(CharsetDecoder decoder, ByteBuffer bytes, CharBuffer chars, boolean end) {
        chars.clear();
        return decoder.decode(bytes, chars, end).isError();
    }
}
