package io.throughline.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A request whose body was read to tell it from others, and can be read again. A form with files is told by its parts, which the server keeps. */
final class RepeatableRequest extends HttpServletRequestWrapper {
    static final int LARGEST = 12 * 1024 * 1024;
    private final byte[] body;
    private final String fingerprint;

    private RepeatableRequest(HttpServletRequest request, byte[] body, String fingerprint) {
        super(request);
        this.body = body;
        this.fingerprint = fingerprint;
    }

    static class TooLarge extends RuntimeException {
        TooLarge() {
            super("That is more than this accepts: 12 MB.");
        }
    }

    static RepeatableRequest of(HttpServletRequest request) throws IOException, ServletException {
        var digest = sha256();
        boolean parts = request.getContentType() != null && request.getContentType().startsWith("multipart/");
        byte[] body = null;
        if (parts) {
            for (var part : request.getParts()) {
                digest.update((part.getName() + "\n" + part.getSubmittedFileName() + "\n" + part.getSize() + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(part.getInputStream().readAllBytes());
            }
        } else {
            body = request.getInputStream().readNBytes(LARGEST + 1);
            if (body.length > LARGEST) throw new TooLarge();
            digest.update(body);
        }
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return new RepeatableRequest(request, body, request.getMethod() + " " + request.getRequestURI() + query + " " + HexFormat.of().formatHex(digest.digest()));
    }

    String fingerprint() {
        return fingerprint;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body == null ? super.getInputStream() : new Again(body);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Again extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Again(byte[] body) {
            bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int from, int length) {
            return bytes.read(target, from, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("read at once");
        }
    }
}
