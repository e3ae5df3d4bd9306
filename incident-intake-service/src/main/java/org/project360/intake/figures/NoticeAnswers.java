package org.project360.intake.figures;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.project360.contracts.notification.NoticeProgressed;
import org.project360.contracts.notification.NoticeProgressed.KnownToServices;
import org.project360.contracts.notification.NoticeProgressed.Stage;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** What schools answered: the latest answer of each notice, whatever the order in which answers come. */
@ApplicationScoped
class NoticeAnswers {

    /** So many notices of one force got this answer. */
    record Count(String force, KnownToServices answer, long notices) {}

    private static final String TABLE = "notice_answer";

    private final Jdbc jdbc;

    NoticeAnswers(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    void take(List<NoticeProgressed> steps) {
        Map<UUID, NoticeProgressed> latest = steps.stream()
                .filter(s -> s.stage() == Stage.ANSWERED && s.knownToServices() != null)
                .collect(Collectors.toMap(
                        NoticeProgressed::noticeId, s -> s, BinaryOperator.maxBy((a, b) -> a.at().compareTo(b.at()))));
        if (!latest.isEmpty()) {
            upsert(latest.values());
        }
    }

    List<Count> counts() {
        return jdbc.query(
                TABLE,
                "select force, answer, count(*) from notice_answer group by force, answer order by force, answer",
                s -> {},
                row -> new Count(row.getString(1), KnownToServices.valueOf(row.getString(2)), row.getLong(3)));
    }

    private void upsert(Collection<NoticeProgressed> answers) {
        String sql = """
                insert into notice_answer as a (notice_id, force, answer, answered_at)
                select notice_id, force, answer, answered_at
                from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[]) n(notice_id, force, answer, answered_at)
                order by notice_id
                on conflict (notice_id) do update
                    set force = excluded.force, answer = excluded.answer, answered_at = excluded.answered_at
                    where excluded.answered_at > a.answered_at""";
        jdbc.update(
                TABLE,
                sql,
                s -> Columns.of(s, answers)
                        .add("uuid", NoticeProgressed::noticeId)
                        .add("text", NoticeProgressed::force)
                        .add("text", a -> Objects.requireNonNull(a.knownToServices()))
                        .add("timestamptz", NoticeProgressed::at));
    }
}
