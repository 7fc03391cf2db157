package io.throughline.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A firm small enough to work everything out by hand: one consultant at 100.00 an hour, their manager, and January 2026. ALPHA worked 80 hours, pays 50 days
 * after the invoice at terms of 14; BETA worked 16 hours and pays after 10. Both are invoiced on 10 February.
 */
final class HandMadeFirm {
    private HandMadeFirm() {}

    static Path into(Path folder) {
        var entries = new StringBuilder("entry_id,work_date,person_code,project_code,task_code,hours,billable,note\n");
        int number = 0;
        for (int day : new int[] {5, 6, 7, 8, 9, 12, 13, 14, 15, 16}) entries.append("A%d-1,2026-01-%02d,CON,ALPHA,T1,8,true,\n".formatted(++number, day));
        for (int day : new int[] {19, 20}) entries.append("A%d-1,2026-01-%02d,CON,BETA,T1,8,true,\n".formatted(++number, day));
        var files = Map.of(
                "firm.json", """
                        {"name": "Hand & Co", "street": "Weg 1", "postcode": "10115", "city": "Berlin", "country": "DE", "currency": "EUR", "vat_id": "DE123456789", "tax_number": "30/123/45678",
                         "iban": "DE02120300000000202051", "bic": "BYLADEM1001", "email": "billing@hand.example", "domestic_vat_percent": "19.00", "first_day": "2026-01-05", "last_day": "2026-01-31"}""",
                "clients.csv", "client_code,name,country,currency,payment_terms_days,email\nC1,Client one,DE,EUR,14,billing@one.example\nC2,Client two,DE,EUR,14,billing@two.example\n",
                "people.csv", "person_code,name,role,cost_rate,bill_rate,email\nMAN,Manager,Principal,80,150,man@hand.example\nCON,Consultant,Consultant,50,100,con@hand.example\n",
                "projects.csv", "project_code,name,client_code,manager_code,billing_model,currency,start_date,budget_hours,budget_amount\n"
                        + "ALPHA,Alpha,C1,MAN,TIME_AND_MATERIALS,EUR,2026-01-05,0,0\nBETA,Beta,C2,MAN,TIME_AND_MATERIALS,EUR,2026-01-19,0,0\n",
                "tasks.csv", "project_code,task_code,name,category,priority,estimate_hours,billable\nALPHA,T1,Work,Work,1,80,true\nBETA,T1,Work,Work,1,16,true\n",
                "time-entries.csv", entries.toString(),
                "expenses.csv", "expense_id,expense_date,person_code,project_code,category,amount,currency,billable,markup_percent\n",
                "fx-rates.csv", "rate_date,currency,per_eur\n",
                "payment-behaviour.csv", "client_code,ordinal,days_to_settle,days_late,disputed\nC1,1,50,36,false\nC2,1,10,0,false\n");
        try {
            Files.createDirectories(folder);
            for (var file : files.entrySet()) Files.writeString(folder.resolve(file.getKey()), file.getValue());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
