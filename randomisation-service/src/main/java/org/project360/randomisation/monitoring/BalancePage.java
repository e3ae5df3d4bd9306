package org.project360.randomisation.monitoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.project360.contracts.randomisation.Arm;

/** The page for those who are not blind: units by arm, in all, in each stratum and at each level. */
record BalancePage(String code, Balance balance, LocalDate today) {

    HtmlPage page() {
        return new HtmlPage(
                code + ": unblinded",
                "<h1>" + HtmlPage.escaped(code) + "</h1><p class=\"quiet\">" + balance.state() + ". " + today
                        + ".</p><p class=\"alarm\">Unblinded. For the statistician who is not blind and the data monitoring"
                        + " committee; that you read this is written down.</p><p>Imbalance is the largest less the smallest, over"
                        + " the arms, of the units less those expected by the ratio: with two arms 1:1, how many more one arm has"
                        + " than the other. The target is " + balance.target() + ".</p>"
                        + table(
                                "In all, and by stratum",
                                "Stratum",
                                Stream.concat(
                                        Stream.of(balance.whole()),
                                        balance.strata().stream()
                                                .filter(one -> !one.name().isEmpty())))
                        + table("By level", "Level", balance.levels().stream()));
    }

    private String table(String caption, String first, Stream<Balance.Part> parts) {
        List<Arm> arms = List.copyOf(balance.whole().units().keySet());
        List<String> columns = new ArrayList<>(List.of(first));
        arms.forEach(arm -> columns.add(arm.name()));
        columns.add("Imbalance");
        HtmlTable table = new HtmlTable(caption, columns);
        parts.forEach(part -> {
            List<Number> numbers = new ArrayList<>();
            arms.forEach(arm -> numbers.add(part.units().getOrDefault(arm, 0)));
            numbers.add(part.imbalance());
            table.row(part.name(), numbers);
        });
        return table.html();
    }

    @Override
    public String toString() {
        return "BalancePage[" + code + "]";
    }
}
