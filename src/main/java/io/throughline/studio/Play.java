package io.throughline.studio;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One play of a history by one set of models, in a process of its own on a database that is thrown away. Nothing of this installation's settings reaches it. */
final class Play implements AutoCloseable {
    private static final Pattern PERCENT = Pattern.compile("\\s*(\\d{1,3}) % .*");
    private static final Pattern LOGGED = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\S+\\s+(TRACE|DEBUG|INFO|WARN|ERROR) |\\s+at ");
    private static final String LAST_FILE = "summary.json";
    private static final List<String> KEPT_SETTINGS = List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "USER", "SystemRoot", "TEMP", "TMP");
    private final Process process;
    private final Path out;
    private final Thread listener;
    private final Thread ending;
    private volatile int percent;
    private volatile String lastWords = "";

    private Play(Process process, Path out) {
        this.process = process;
        this.out = out;
        this.listener = new Thread(this::listen, "play");
        listener.setDaemon(true);
        listener.start();
        // Whoever breaks a try off does not leave its plays running.
        this.ending = new Thread(process::destroy, "end of play");
        Runtime.getRuntime().addShutdownHook(ending);
    }

    /** {@code models}: a folder with processes/ and forms/; {@code until}: the last day that is played, null for the whole history. */
    static Play start(Class<?> application, Path history, Path models, Path out, LocalDate until) throws IOException {
        Files.createDirectories(out);
        Files.deleteIfExists(out.resolve(LAST_FILE));
        // Many short runs on few cores: the quick compiler and the plain collector win.
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(program(application));
        command.addAll(List.of("replay", history.toAbsolutePath().toString(), "--out", out.toAbsolutePath().toString(), "--paths", "--processes", models.toAbsolutePath().toString()));
        if (until != null) command.addAll(List.of("--until", until.toString()));
        var builder = new ProcessBuilder(command).directory(out.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(KEPT_SETTINGS);
        builder.environment().put("THROUGHLINE_ZONE", TimeZone.getDefault().getID());
        return new Play(builder.start(), out);
    }

    /** The jar, or the class path of a run from an IDE or a test. */
    private static List<String> program(Class<?> application) {
        var classPath = System.getProperty("java.class.path");
        if (classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)) return List.of("-jar", Path.of(classPath).toAbsolutePath().toString());
        return List.of("-cp", Arrays.stream(classPath.split(File.pathSeparator)).map(p -> Path.of(p).toAbsolutePath().toString()).collect(Collectors.joining(File.pathSeparator)), application.getName());
    }

    private void listen() {
        try (BufferedReader said = process.errorReader()) {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                var share = PERCENT.matcher(line);
                if (share.matches()) percent = Integer.parseInt(share.group(1));
                else if (!line.isBlank() && !LOGGED.matcher(line).lookingAt()) lastWords = line.strip();
            }
        } catch (IOException e) {
            // The process is gone: its exit value tells.
        }
    }

    int percent() {
        return percent;
    }

    boolean isOver() {
        return !process.isAlive();
    }

    /** Null where all went well, otherwise what did not come out as it should; throws with the play's own last words where it broke off. */
    String await(String whose) throws InterruptedException {
        int exit = process.waitFor();
        listener.join(2_000);
        if (exit == 0) return null;
        if (Files.exists(out.resolve(LAST_FILE))) return "By %s: %s".formatted(whose, lastWords);
        throw new PlayBrokeOff("The play by %s broke off: %s".formatted(whose, lastWords.isEmpty() ? "exit code " + exit : lastWords));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException goingDown) {
            // Then the hook has ended the play, or is about to.
        }
    }
}
