package io.throughline.connector.own;

import io.throughline.connector.TopicHandler;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A project's board. */
@RestController
@RequestMapping("/api/v1/projects/{projectCode}/board")
class BoardController {

    record Move(String column) {}

    private final Board board;

    BoardController(Board board) {
        this.board = board;
    }

    @GetMapping
    Board.View show(@PathVariable String projectCode) {
        return board.view(projectCode);
    }

    @PutMapping("/cards/{taskCode}")
    @PreAuthorize("hasAnyRole('CONSULTANT','MANAGER','DIRECTOR','ADMIN')")
    Board.View move(@PathVariable String projectCode, @PathVariable String taskCode, @RequestBody Move move) {
        return board.move(projectCode, taskCode, move.column());
    }

    @Configuration(proxyBeanMethods = false)
    static class Topics {

        @Bean
        TopicHandler ownCreateBoard(Board board) {
            return TopicHandler.of("create-board", job -> {
                board.create(job.text("projectCode"));
                return Map.of();
            });
        }
    }
}
