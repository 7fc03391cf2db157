package io.throughline.studio;

import io.throughline.models.ModelSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** One history played by today's models and by the draft, side by side. Today's play is kept: whoever tries a second idea on the same history waits for one play only. */
final class TwoPlays {
    private static final String TODAY = "today's models";
    private static final String DRAFT = "the draft";
    private static final String PLAYED_BY = "played-by.sha256";
    private final Class<?> application;
    private final Path history;
    private final LocalDate until;
    private final Path out;

    /** {@code out}: where both plays leave what came of them (today/, draft/). */
    TwoPlays(Class<?> application, Path history, LocalDate until, Path out) {
        this.application = application;
        this.history = history;
        this.until = until;
        this.out = out;
    }

    /** {@code progress} hears the percentages of today's play and the draft's. */
    WhatIf.Result run(List<ModelSource> todays, List<ModelSource> drafts, BiConsumer<Integer, Integer> progress) throws IOException, InterruptedException {
        long started = System.nanoTime();
        var models = Files.createTempDirectory("throughline-models");
        var hash = hash(todays);
        var mark = out.resolve("today").resolve(PLAYED_BY);
        boolean kept = Files.exists(mark) && Files.readString(mark).lines().findFirst().orElse("").equals(hash);
        if (!kept) Files.deleteIfExists(mark);
        try (var first = kept ? null : play("today", todays, models); var second = play("draft", drafts, models)) {
            int told = -1;
            while (first != null && !first.isOver() || !second.isOver()) {
                int today = first == null ? 100 : first.percent();
                if (told != today * 1000 + second.percent()) progress.accept(today, second.percent());
                told = today * 1000 + second.percent();
                if (first != null && first.isOver()) first.await(TODAY);
                if (second.isOver()) second.await(DRAFT);
                Thread.sleep(200);
            }
            var troubles = Stream.of(first == null ? trouble() : first.await(TODAY), second.await(DRAFT)).filter(Objects::nonNull).filter(t -> !t.isEmpty()).toList();
            if (!kept) Files.writeString(mark, hash + "\n" + String.join("", troubles.stream().filter(t -> t.contains(TODAY)).toList()));
            progress.accept(100, 100);
            var seconds = Math.round((System.nanoTime() - started) / 1e8) / 10.0;
            return WhatIf.compare(PlayedFolder.read(out.resolve("today")), PlayedFolder.read(out.resolve("draft")), troubles, seconds);
        } finally {
            DraftFolder.remove(models);
        }
    }

    /** What the kept play left to be told. */
    private String trouble() throws IOException {
        return Files.readString(out.resolve("today").resolve(PLAYED_BY)).lines().skip(1).findFirst().orElse(null);
    }

    private Play play(String name, List<ModelSource> files, Path models) throws IOException {
        DraftFolder.lay(files, models.resolve(name));
        return Play.start(application, history, models.resolve(name), out.resolve(name), until);
    }

    /** The history, today's models, the last day and the program. */
    private String hash(List<ModelSource> today) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var files = Files.list(history)) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update((file.getFileName() + "\0").getBytes());
                    digest.update(Files.readAllBytes(file));
                }
            }
            var program = Path.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)[0]);
            digest.update((ReleaseFiles.hash(today) + until + program + Files.getLastModifiedTime(program)).getBytes());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
