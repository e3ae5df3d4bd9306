package org.project360.intake.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.intake.identity.linkage.Blocking;
import org.project360.intake.identity.linkage.LinkedPerson;
import org.project360.intake.identity.linkage.NormalRecord;
import org.project360.intake.identity.linkage.Part;
import org.project360.intake.identity.normal.BirthDate;
import org.project360.intake.identity.normal.Names;

class BatchCandidatesTest {

    private static final UUID SURVIVOR = UUID.randomUUID();
    private static final UUID MERGED = UUID.randomUUID();
    private static final NormalRecord ADA = record("Ada");
    private static final NormalRecord ADAH = record("Adah");

    private final BatchCandidates candidates = new BatchCandidates(100);

    @Test
    void whatABatchTeachesAboutAMergedIdIsOfWhoStandsForIt() {
        candidates.learn(MERGED, Descriptions.of(record("Ada Mary")));
        candidates.turnTo(List.of(new LinkedPerson(
                SURVIVOR, List.of(ToldRecords.of(SURVIVOR, "a", ADA), ToldRecords.of(MERGED, "b", ADAH)))));

        List<LinkedPerson> found = candidates.sharing(Blocking.keys(ADA));

        assertThat(found).extracting(LinkedPerson::id).containsExactly(SURVIVOR);
        assertThat(found.get(0).records())
                .extracting(r -> ToldRecords.told(r))
                .containsExactly(SURVIVOR, MERGED, MERGED);
    }

    @Test
    void othersStayOthers() {
        UUID other = UUID.randomUUID();
        candidates.learn(other, Descriptions.of(ADA));
        candidates.turnTo(List.of(new LinkedPerson(SURVIVOR, List.of(ToldRecords.of(SURVIVOR, "a", ADA)))));

        assertThat(candidates.sharing(Blocking.keys(ADA)))
                .extracting(LinkedPerson::id)
                .containsExactlyInAnyOrder(SURVIVOR, other);
    }

    private static NormalRecord record(String forename) {
        return NormalRecord.of(Part.VICTIM, Names.of(forename, "Quill"), BirthDate.of(LocalDate.parse("1990-05-01")));
    }
}
