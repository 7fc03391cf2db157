package io.throughline.security;

import java.util.List;

/** What people of a role usually come here for. */
record NextSteps(String title, String text, String link) {
    private static final String TASKS = "/camunda/app/tasklist/default/";
    private static final String COCKPIT = "/camunda/app/cockpit/default/";

    static List<NextSteps> of(Role role) {
        return switch (role) {
            case CONSULTANT -> List.of(new NextSteps("Hand in your week", "Log hours, mend what came back, hand in. Expenses are entered through the API.", "/week"));
            case MANAGER -> List.of(new NextSteps("Set up, approve, deliver", "Setup steps, timesheets and expenses of your projects, milestones and closeouts are in the task list.", TASKS));
            case FINANCE -> List.of(
                    new NextSteps("Bill and collect", "Exceptions of billing runs, drafts to mend, disputes and overdue invoices are in the task list, under “For any finance”: claim one to answer it.", TASKS),
                    new NextSteps("Look at what is open", "Receivables with their age.", "/api/v1/receivables"));
            case DIRECTOR -> List.of(new NextSteps("Decide", "Budgets to sign off, invoices to review and escalated timesheets are in the task list, under “For any director”: claim one to answer it.", TASKS));
            case ANALYST -> List.of(new NextSteps("See how processes run", "Where instances are and how decisions were made; models and tables live in processes/ and forms/.", COCKPIT));
            case AUDITOR -> List.of(new NextSteps("Follow the trail", "Every instance with its history; every resource of the API can be read.", COCKPIT));
            case ADMIN -> List.of(
                    new NextSteps("Let people in", "Users and their roles are kept through the API.", "/api/v1/users"),
                    new NextSteps("Mend what failed", "Steps that failed, why, and another try.", "/api/v1/incidents"));
            case WORKER -> List.of();
        };
    }
}
