package io.throughline;

import io.throughline.database.CannotStart;
import io.throughline.firm.OtherZone;
import java.net.ConnectException;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/** Why a command could not do its work, in one line. */
final class StartFailure {

    private StartFailure() {}

    static String inWords(Throwable failure) {
        return causes(failure).map(StartFailure::known).filter(s -> s != null).findFirst()
                .orElseGet(() -> causes(failure).reduce((a, b) -> b).map(root -> "Throughline stopped: " + firstLine(root)).orElse("Throughline stopped."));
    }

    /** The caller can mend it by writing the setting right. */
    static boolean isWrongSetting(Throwable failure) {
        return causes(failure).anyMatch(BindException.class::isInstance);
    }

    private static String known(Throwable cause) {
        if (cause instanceof CannotStart || cause instanceof OtherZone) return cause.getMessage();
        if (cause instanceof PortInUseException port) {
            return "Port %d is in use by another program. Stop that one, or give another port with --server.port=PORT.".formatted(port.getPort());
        }
        if (cause instanceof BindException setting && setting.getProperty() != null) {
            return "--%s: '%s' cannot be read as a value of this setting.".formatted(setting.getName(), setting.getProperty().getValue());
        }
        if (cause instanceof java.net.BindException) return "The address cannot be listened on: " + cause.getMessage();
        if (cause instanceof ConnectException) return "The database does not answer: " + cause.getMessage();
        return null;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, t -> t.getCause() == t ? null : t.getCause());
    }

    private static String firstLine(Throwable root) {
        var message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : message.lines().findFirst().orElse(root.getClass().getSimpleName());
    }
}
