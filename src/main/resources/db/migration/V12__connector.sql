-- Room connector: what the outside knows our things by, and the built-in board.

create table app.connector_memory (
    system    text not null,
    entity    text not null,
    our_id    text not null,
    their_id  text not null,
    constraint connector_memory_pk primary key (system, entity, our_id)
);

create table app.board (
    project_code  text        not null,
    name          text        not null,
    made_at       timestamptz not null,
    constraint board_pk primary key (project_code)
);

-- Title, assignee and due date are the task's.
create table app.board_card (
    project_code  text not null,
    task_code     text not null,
    board_column  text not null,
    constraint board_card_pk primary key (project_code, task_code),
    constraint board_card_board foreign key (project_code) references app.board,
    constraint board_card_column check (board_column in ('TO_DO', 'DOING', 'DONE'))
);
