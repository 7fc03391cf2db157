package io.throughline.page;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the layout shows above every page; not on the page that a notice leads to. */
@Component("noticeBoard")
public class NoticeBoard {
    private static final Logger log = LoggerFactory.getLogger(NoticeBoard.class);
    private final List<Notice> all;
    private final Here here;

    NoticeBoard(List<Notice> all, Here here) {
        this.all = all;
        this.here = here;
    }

    /** None where the house cannot tell: the page that says what failed must not fail by it. */
    public List<Notice.Shown> shown() {
        try {
            return told();
        } catch (RuntimeException e) {
            log.warn("what to tell on every page is not known: {}", e.toString());
            return List.of();
        }
    }

    private List<Notice.Shown> told() {
        return all.stream().map(Notice::now).flatMap(Optional::stream).filter(n -> !here.path().startsWith(n.link())).toList();
    }
}
