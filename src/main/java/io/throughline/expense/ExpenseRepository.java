package io.throughline.expense;

import io.throughline.expense.Expenses.ExpenseState;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ExpenseRepository extends Repository<Expense, Long> {
    Expense saveAndFlush(Expense expense);

    Optional<Expense> findById(long id);

    boolean existsByExternalId(String externalId);

    void delete(Expense expense);

    void flush();

    @Query("""
            select e from Expense e where e.projectCode = :project and e.state = io.throughline.expense.Expenses.ExpenseState.APPROVED
            and e.expenseDate between :from and :upTo order by e.expenseDate, e.id""")
    List<Expense> findApproved(String project, LocalDate from, LocalDate upTo);

    long countByProjectCodeAndStateIn(String projectCode, Collection<ExpenseState> states);

    List<Expense> findByStateInAndExpenseDateLessThanEqualOrderByExpenseDateAscIdAsc(Collection<ExpenseState> states, LocalDate upTo);

    List<Expense> findByProjectCodeAndState(String projectCode, ExpenseState state);

    @Query("""
            select e from Expense e where (:person is null or e.personCode = :person) and (:project is null or e.projectCode = :project)
            and (:state is null or e.state = :state) and (:reimbursed is null or :reimbursed = true and e.reimbursedOn is not null
                or :reimbursed = false and e.reimbursedOn is null)
            order by e.expenseDate desc, e.id desc""")
    Page<Expense> page(String person, String project, ExpenseState state, Boolean reimbursed, Pageable page);
}
