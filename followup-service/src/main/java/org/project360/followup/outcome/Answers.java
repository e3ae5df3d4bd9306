package org.project360.followup.outcome;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;
import org.project360.contracts.followup.SafetyConcernRaised.Kind;

/** A full set of answers, one for each item by its code: what is not answered carries a code of its own. */
record Answers(Map<String, Answer> byItem) {

    /**
     * Takes a set that has every item of the instrument, each with a value of its list or a missing code.
     *
     * @throws Problem 422 with the pointer of every error
     */
    static Answers checked(Map<String, Answer> given) {
        List<Problem.FieldError> errors = new ArrayList<>();
        for (Item item : Item.values()) {
            check(item, given.get(item.code()), errors);
        }
        for (String code : given.keySet()) {
            if (Item.of(code).isEmpty()) {
                errors.add(error("", "unknown-item", "The answers hold an item that the instrument does not have."));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.unprocessable("invalid-answers", "Answer every item or say why it has no answer.", errors);
        }
        return new Answers(new TreeMap<>(given));
    }

    /** The dangers that the answers tell of. */
    Set<Kind> concerns() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Item item : Item.values()) {
            Answer answer = byItem.get(item.code());
            if (answer != null) {
                item.concern(answer).ifPresent(kinds::add);
            }
        }
        return kinds;
    }

    private static void check(Item item, @Nullable Answer answer, List<Problem.FieldError> errors) {
        String pointer = "/" + item.code();
        if (answer == null) {
            errors.add(error(pointer, "item-missing", "Give a value or a missing code."));
        } else if ((answer.value() == null) == (answer.missing() == null)) {
            errors.add(error(pointer, "value-or-missing", "Give either a value or a missing code."));
        } else if (answer.value() != null && !item.allowed().contains(answer.value())) {
            errors.add(error(pointer + "/value", "not-in-list", "The instrument does not have this value."));
        }
    }

    private static Problem.FieldError error(String pointer, String code, String message) {
        return new Problem.FieldError("/answers" + pointer, code, message);
    }

    @Override
    public String toString() {
        return "Answers[***]";
    }
}
