package io.throughline.billing.issue;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface InvoiceRepository extends Repository<Invoice, Long> {
    Invoice saveAndFlush(Invoice invoice);

    Optional<Invoice> findById(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Invoice i where i.id = :id")
    Optional<Invoice> lock(long id);

    Optional<Invoice> findByNumber(String number);

    List<Invoice> findByRunIdAndProjectCodeOrderById(long runId, String projectCode);

    List<Invoice> findByRunIdOrderByProjectCode(long runId);

    List<Invoice> findByProjectCodeOrderById(String projectCode);

    /** Without having read the rest of it. */
    @Query("select i.projectCode from Invoice i where i.id = :id")
    Optional<String> projectOf(long id);

    /** Locked until the transaction ends, in their order. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Invoice i where i.projectCode = :project and i.state = 'DRAFT' and i.keptOpenUntil is not null order by i.id")
    List<Invoice> keptOpen(String project);

    @Query("select count(i) > 0 from Invoice i where i.state = 'DRAFT' and i.keptOpenUntil is not null")
    boolean anyKeptOpen();

    @Query("""
            select i from Invoice i
            where (:state is null or i.state = :state) and (:project is null or i.projectCode = :project) and (:client is null or i.clientCode = :client)
            order by i.id desc""")
    Page<Invoice> page(Invoice.State state, String project, String client, Pageable page);
}
