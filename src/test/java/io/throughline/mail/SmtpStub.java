package io.throughline.mail;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server in the hand of a test: offers STARTTLS, refuses an address, or takes a letter and never says so. */
public final class SmtpStub implements AutoCloseable {
    private final ServerSocket door;
    private final List<String> letters = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gotOne = new CountDownLatch(1);
    public volatile String answerToRecipient = "250 ok";
    public volatile boolean fallsSilent;
    public volatile boolean hangsUp;

    public SmtpStub() throws IOException {
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var porter = new Thread(this::serve, "smtp-stub");
        porter.setDaemon(true);
        porter.start();
    }

    public int port() {
        return door.getLocalPort();
    }

    public List<String> letters() {
        return letters;
    }

    public List<String> commands() {
        return commands;
    }

    /** Until the next letter has come in whole. */
    public void awaitLetter() throws InterruptedException {
        if (!gotOne.await(60, TimeUnit.SECONDS)) throw new AssertionError("no letter came");
        gotOne = new CountDownLatch(1);
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                var talk = new Thread(() -> talk(caller), "smtp-talk");
                talk.setDaemon(true);
                talk.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket first) {
        try (var caller = first) {
            Socket line = caller;
            say(line, "220 stub");
            var in = reader(line);
            for (var command = in.readLine(); command != null; command = in.readLine()) {
                commands.add(command);
                switch (command.split("[ :]")[0].toUpperCase(Locale.ROOT)) {
                    case "EHLO" -> say(line, line instanceof SSLSocket ? "250 stub" : "250-stub\r\n250 STARTTLS");
                    case "STARTTLS" -> {
                        say(line, "220 go ahead");
                        line = secured(line);
                        in = reader(line);
                    }
                    case "RCPT" -> say(line, answerToRecipient);
                    case "DATA" -> {
                        say(line, "354 go on");
                        letters.add(data(in));
                        gotOne.countDown();
                        if (fallsSilent) Thread.sleep(120_000);
                        if (hangsUp) return;
                        say(line, "250 taken");
                    }
                    case "QUIT" -> {
                        say(line, "221 bye");
                        return;
                    }
                    default -> say(line, "250 ok");
                }
            }
        } catch (IOException e) {
            // The caller hung up.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String data(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) text.append(line).append('\n');
        return text.toString();
    }

    private static Socket secured(Socket plain) {
        try {
            var keys = KeyStore.getInstance("PKCS12");
            try (var file = DummySSLServerSocketFactory.class.getClassLoader().getResourceAsStream(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_P12)) {
                keys.load(file, "changeit".toCharArray());
            }
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, "changeit".toCharArray());
            var tls = SSLContext.getInstance("TLS");
            tls.init(managers.getKeyManagers(), null, null);
            var secured = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            return secured;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedReader reader(Socket line) throws IOException {
        return new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static void say(Socket line, String text) throws IOException {
        line.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        line.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
