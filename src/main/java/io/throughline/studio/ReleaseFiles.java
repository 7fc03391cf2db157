package io.throughline.studio;

import io.throughline.api.InvalidInput;
import io.throughline.models.ModelSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of a release: where each belongs, one set laid over another, and what they are known by. */
final class ReleaseFiles {
    private ReleaseFiles() {}

    /** {@code processes/x.bpmn}, wherever it was found and however the folder before it is called. */
    static String place(String given) {
        var name = given.replace('\\', '/').replaceAll("^.*?(?=(processes|forms)/)", "");
        var file = name.substring(name.lastIndexOf('/') + 1);
        if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) throw new InvalidInput("files", "'%s' is no name for a file of a release".formatted(given));
        if (file.endsWith(".form")) return "forms/" + file;
        if (file.endsWith(".dmn") || file.endsWith(".cases.yml")) return "processes/decisions/" + file;
        if (file.endsWith(".bpmn") || file.equals("controls.yml")) return "processes/" + file;
        throw new InvalidInput("files", "'%s' does not belong into a release: it holds .bpmn, .dmn, .form, .cases.yml and controls.yml".formatted(given));
    }

    static List<ModelSource> laidOver(List<ModelSource> under, Map<String, byte[]> over) {
        var all = new TreeMap<String, byte[]>();
        under.forEach(f -> all.put(f.name(), f.content()));
        all.putAll(over);
        return all.entrySet().stream().map(e -> new ModelSource(e.getKey(), e.getValue())).toList();
    }

    static String hash(List<ModelSource> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files.stream().sorted(Comparator.comparing(ModelSource::name)).toList()) {
                digest.update((file.name() + "\0" + file.content().length + "\0").getBytes(java.nio.charset.StandardCharsets.UTF_8));
                digest.update(file.content());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Three ways at once: what shipped then, what ships now, what the firm has made of it. */
    record ThreeWay(String file, boolean changedByUs, boolean changedByYou) {
        boolean isConflict() {
            return changedByUs && changedByYou;
        }
    }

    static List<ThreeWay> threeWay(List<ModelSource> then, List<ModelSource> now, List<ModelSource> yours) {
        var names = new TreeMap<String, byte[][]>();
        then.forEach(f -> names.computeIfAbsent(f.name(), n -> new byte[3][])[0] = f.content());
        now.forEach(f -> names.computeIfAbsent(f.name(), n -> new byte[3][])[1] = f.content());
        yours.forEach(f -> names.computeIfAbsent(f.name(), n -> new byte[3][])[2] = f.content());
        var ways = new ArrayList<ThreeWay>();
        names.forEach((name, c) -> {
            boolean us = !Arrays.equals(c[0], c[1]);
            boolean you = !Arrays.equals(c[0], c[2]);
            if ((us || you) && !Arrays.equals(c[1], c[2])) ways.add(new ThreeWay(name, us, you));
        });
        return ways;
    }

    /** What ships now where only we changed it, the firm's own everywhere else. */
    static List<ModelSource> merged(List<ModelSource> then, List<ModelSource> now, List<ModelSource> yours) {
        var merged = new TreeMap<String, byte[]>();
        yours.forEach(f -> merged.put(f.name(), f.content()));
        for (var way : threeWay(then, now, yours)) {
            if (!way.changedByUs() || way.changedByYou()) continue;
            now.stream().filter(f -> f.name().equals(way.file())).findFirst().ifPresentOrElse(f -> merged.put(f.name(), f.content()), () -> merged.remove(way.file()));
        }
        return merged.entrySet().stream().map(e -> new ModelSource(e.getKey(), e.getValue())).toList();
    }
}
