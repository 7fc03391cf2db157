package io.throughline.print;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.SimpleJasperReportsContext;
import net.sf.jasperreports.repo.InputStreamResource;
import net.sf.jasperreports.repo.RepositoryService;
import net.sf.jasperreports.repo.Resource;
import org.springframework.core.io.ClassPathResource;

/** The compiled templates, and what every printing needs: the colour profile that PDF/A asks for (sRGB, the JDK's own). */
final class Plates {
    static final String COLOURS = "sRGB.icc";

    static {
        // What is drawn here is small: none of it goes by way of a file.
        ImageIO.setUseCache(false);
        // The JDK makes this model when it is first asked for, without a lock, and compares it by identity: two first pictures at once got one each, and an
        // export that met the other's broke off (bytes where PixelGrabber had promised ints).
        ColorModel.getRGBdefault();
    }

    private final Map<String, JasperReport> compiled = new ConcurrentHashMap<>();
    private final JasperReportsContext context = withColours();

    JasperReport of(String report) {
        return compiled.computeIfAbsent(report, this::compile);
    }

    JasperReport of(TablePlate table) {
        return compiled.computeIfAbsent(table.key(), key -> compile(key, new ByteArrayInputStream(table.jrxml().getBytes(StandardCharsets.UTF_8))));
    }

    JasperReportsContext context() {
        return context;
    }

    private JasperReport compile(String report) {
        try (var jrxml = new ClassPathResource("reports/" + report + ".jrxml").getInputStream()) {
            return compile(report, jrxml);
        } catch (IOException e) {
            throw new IllegalStateException("report %s cannot be compiled: %s".formatted(report, e.getMessage()), e);
        }
    }

    private JasperReport compile(String report, InputStream jrxml) {
        try {
            return JasperCompileManager.getInstance(context).compile(jrxml);
        } catch (JRException e) {
            throw new IllegalStateException("report %s cannot be compiled: %s".formatted(report, e.getMessage()), e);
        }
    }

    private static JasperReportsContext withColours() {
        var known = DefaultJasperReportsContext.getInstance();
        var context = new SimpleJasperReportsContext(known);
        context.setExtensions(RepositoryService.class, List.of(new Colours(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())));
        return context;
    }

    /** Answers for one name only; everything else is left to the library's own repositories. */
    private record Colours(byte[] profile) implements RepositoryService {

        @Override
        public Resource getResource(String uri) {
            return getResource(uri, InputStreamResource.class);
        }

        @Override
        public void saveResource(String uri, Resource resource) {
            throw new UnsupportedOperationException("nothing is saved from a printing press");
        }

        @Override
        public <K extends Resource> K getResource(String uri, Class<K> type) {
            if (!COLOURS.equals(uri) || !type.isAssignableFrom(InputStreamResource.class)) return null;
            var resource = new InputStreamResource();
            resource.setInputStream(new ByteArrayInputStream(profile));
            return type.cast(resource);
        }
    }
}
