package io.throughline.project;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface ProjectRepository extends Repository<Project, String> {
    Optional<Project> findById(String code);

    List<Project> findByCodeIn(Collection<String> codes);

    List<Project> findAllByOrderByCode();

    List<Project> findAllByClientCode(String clientCode);

    /** Written at once: other rooms read the table by SQL. */
    Project saveAndFlush(Project project);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Project p where p.code = :code")
    Optional<Project> findAndLock(String code);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Project p where p.code in :codes order by p.code")
    List<Project> findAndLock(Collection<String> codes);
}
