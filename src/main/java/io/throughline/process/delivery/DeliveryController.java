package io.throughline.process.delivery;

import io.throughline.project.Milestone;
import io.throughline.project.ProjectState;
import io.throughline.project.Projects;
import org.springframework.security.core.Authentication;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The doors that complete a project's tasks by fact. */
@RestController
@RequestMapping("/api/v1/projects/{code}")
@Transactional
class DeliveryController {

    record Delivered(String code, ProjectState state) {}

    private final Projects projects;
    private final Delivery delivery;

    DeliveryController(Projects projects, Delivery delivery) {
        this.projects = projects;
        this.delivery = delivery;
    }

    @PostMapping("/complete-delivery")
    public Delivered completeDelivery(@PathVariable String code, Authentication who) {
        delivery.complete(code, who);
        return new Delivered(code, projects.get(code).state());
    }

    @PostMapping("/milestones/{id}/accept")
    public Milestone accept(@PathVariable String code, @PathVariable long id, Authentication who) {
        return delivery.accept(code, id, who);
    }
}
