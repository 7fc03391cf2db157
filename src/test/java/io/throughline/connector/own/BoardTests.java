package io.throughline.connector.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.api.InvalidInput;
import io.throughline.api.Unknown;
import io.throughline.billing.BillingFixture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ThroughlineTest
class BoardTests {
    @Autowired Board board;
    @Autowired ApplicationContext house;

    @Test
    void showsTheTasksOfAProjectAndMovesThem() {
        var project = new BillingFixture(house).project();
        assertThatThrownBy(() -> board.view(project)).isInstanceOf(Unknown.class);
        board.create(project);
        board.create(project);
        assertThat(board.view(project).cards()).singleElement().satisfies(card -> assertThat(card.column()).isEqualTo(Board.Column.TO_DO));
        assertThat(board.move(project, "T1", "DOING").cards()).singleElement().satisfies(card -> assertThat(card.column()).isEqualTo(Board.Column.DOING));
        assertThatThrownBy(() -> board.move(project, "T1", "SOON")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> board.move(project, "T9", "DONE")).isInstanceOf(Unknown.class);
    }
}
