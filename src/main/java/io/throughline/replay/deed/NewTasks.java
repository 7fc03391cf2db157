package io.throughline.replay.deed;

import io.throughline.models.ModelSource;
import io.throughline.process.AgreeingAnswers;
import io.throughline.process.ModelFiles;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tasks of a changed model that nobody in the history ever saw: whoever is asked agrees, at once. */
public final class NewTasks {
    private static final Pattern USER_TASK = Pattern.compile("<bpmn:userTask id=\"([^\"]+)\"");
    private final AgreeingAnswers answers;
    private final Cast cast;
    private final Notices notices;
    private final Set<String> known = ModelFiles.shipped().stream().filter(f -> f.name().endsWith(".bpmn")).flatMap(NewTasks::tasks).collect(Collectors.toSet());

    NewTasks(AgreeingAnswers answers, Cast cast, Notices notices) {
        this.answers = answers;
        this.cast = cast;
        this.notices = notices;
    }

    private static java.util.stream.Stream<String> tasks(ModelSource model) {
        return USER_TASK.matcher(new String(model.content(), StandardCharsets.UTF_8)).results().map(found -> found.group(1));
    }

    /** Answers whether anybody was asked. */
    public boolean answerAtOnce() {
        var asked = notices.takeOtherThan(known);
        asked.forEach(task -> cast.complete(task, answers.of(task.id())));
        return !asked.isEmpty();
    }
}
