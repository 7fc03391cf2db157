package io.throughline.security.fence;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.Command;

/** What a command of the engine carries in its fields: the engine has no other way to ask what a command is about to do. */
class CarriedBy<T> {
    private final Class<T> type;
    private final String name;
    private final ClassValue<List<Field>> fields = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> command) {
            return Stream.<Class<?>>iterate(command, Objects::nonNull, Class::getSuperclass)
                    .flatMap(c -> Arrays.stream(c.getDeclaredFields()))
                    .filter(f -> !Modifier.isStatic(f.getModifiers()) && type.isAssignableFrom(f.getType()) && (name == null || name.equals(f.getName())))
                    .peek(f -> f.setAccessible(true)).toList();
        }
    };

    CarriedBy(Class<T> type) {
        this(type, null);
    }

    CarriedBy(Class<T> type, String name) {
        this.type = type;
        this.name = name;
    }

    Stream<T> in(Command<?> command) {
        return fields.get(command.getClass()).stream().map(field -> read(field, command)).filter(Objects::nonNull);
    }

    private T read(Field field, Object command) {
        try {
            return type.cast(field.get(command));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
