package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.project360.randomisation.allocation.ExportVerifier.Break;
import org.project360.randomisation.allocation.ExportVerifier.Checkpoint;
import org.project360.randomisation.trial.TrialDesign;
import org.project360.randomisation.trial.TrialFixture;

class ExportVerifierTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TrialDesign DESIGN = TrialFixture.design(TrialDesign.Unit.HOUSEHOLD);
    private static final byte[] SECRET = "the secret of a trial that is rehearsed".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ANOTHER = "another".getBytes(StandardCharsets.UTF_8);

    private final LedgerExport whole = rehearsed(SECRET, true);

    @Test
    void anUntouchedLedgerHoldsAndReplaysToTheSameBytes() throws IOException {
        for (boolean open : new boolean[] {true, false}) {
            LedgerExport export = rehearsed(SECRET, open);
            assertThat(publicly(export)).isEmpty();
            assertThat(withSecret(export)).isEmpty();
            byte[] bytes = ExportFormat.bytes(export);
            assertThat(ExportFormat.read(bytes)).isEqualTo(export);
            assertThat(ExportFormat.bytes(new LedgerReplay(SECRET, DESIGN).replay(ExportFormat.read(bytes))))
                    .isEqualTo(bytes);
        }
    }

    /** Computed by another implementation, in another language, from the documented form. */
    @Test
    void theEndIsOfTheDocumentedForm() {
        assertThat(whole.head())
                .isEqualTo(new LedgerExport.Head(
                        60,
                        "8b1b020da82dd0756b912a1d37d99a5da2b837014efa5fe845879cfa34db6c3e",
                        "0bc9147f675c82b143ce6ad5c95353f6a4dc53824f11cf917b240cbc0b9232a0",
                        "66f11806b78a4c5013d7cde8ad050f85f81e46d56202e1d88c797936bcd38820",
                        "b110b27740fdb4fc9dad9a46c42434647f4419eb18db8d56aad9cc742047754a"));
    }

    /** Beside the second implementation: the arms of a stratum are its sequence. */
    @Test
    void theArmsAreThoseOfTheAllocationFunction() {
        SecondImplementation second =
                new SecondImplementation(SECRET, whole.trial().id().toString(), 1, List.of(4, 6, 8), 1, 1);
        for (String stratum : DESIGN.strata()) {
            StringBuilder arms = new StringBuilder();
            whole.rows().stream()
                    .filter(row -> row.stratum().equals(stratum))
                    .forEach(row -> arms.append(String.valueOf(row.arm()).charAt(0)));
            assertThat(arms).hasSizeGreaterThan(10).hasToString(second.sequence(stratum, arms.length()));
        }
    }

    @Test
    void aBlindExportTellsNoArmNoBlockAndNoDesign() {
        String text = new String(ExportFormat.bytes(rehearsed(SECRET, false)), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("TREATMENT", "CONTROL", "blockIndex", "blockSizes", "openHash", "design");
    }

    @Test
    void thePublicChainIsTheSameBlindAndOpen() {
        assertThat(rehearsed(SECRET, false).head().publicHash())
                .isEqualTo(whole.head().publicHash());
    }

    /** Each edit of each member of row 5, as a hand would make it, is found there without the secret. */
    @ParameterizedTest
    @CsvSource({
        "stratum, s",
        "arm, OTHER",
        "blockIndex, 77",
        "sequence, 77",
        "allocationId, ID",
        "unitId, ID",
        "personId, ID",
        "incidentId, ID",
        "covariates, {}",
        "ruleSetVersion, s",
        "method, s",
        "sealedDraw, 00",
        "actor, s",
        "sourceTopic, s",
        "sourcePartition, 77",
        "sourceOffset, 77",
        "allocatedAt, 2026-01-01T00:00:00Z",
        "armProof, HASH",
        "hash, HASH",
        "publicHash, HASH",
        "openHash, HASH"
    })
    void findsAnEditOfAnyMember(String member, String value) {
        LedgerExport edited = edited(json -> {
            ObjectNode row = (ObjectNode) json.get("rows").get(4);
            switch (value) {
                case "OTHER" ->
                    row.put(member, row.get(member).textValue().equals("CONTROL") ? "TREATMENT" : "CONTROL");
                case "77" -> row.put(member, 77);
                case "ID" -> row.put(member, new UUID(1, 2).toString());
                case "HASH" -> row.put(member, "0".repeat(64));
                default -> row.put(member, value);
            }
        });
        assertThat(publicly(edited)).first().extracting(Break::index).isEqualTo(5L);
        if (!member.equals("publicHash") && !member.equals("openHash")) {
            assertThat(withSecret(edited)).extracting(Break::index).contains(5L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 59})
    void findsAGap(int index) {
        LedgerExport gap = edited(json -> ((ArrayNode) json.get("rows")).remove(index - 1));
        assertThat(publicly(gap))
                .contains(new Break(
                        index,
                        "row " + (index + 1) + " stands where row " + index + " belongs: removed, put in or moved"));
    }

    @Test
    void findsAGapThatWasClosedByRenumbering() {
        LedgerExport gap = edited(json -> {
            ArrayNode rows = (ArrayNode) json.get("rows");
            rows.remove(9);
            for (int i = 9; i < rows.size(); i++) {
                ((ObjectNode) rows.get(i)).put("index", i + 1);
            }
            ((ObjectNode) json.get("head")).put("length", rows.size());
        });
        assertThat(publicly(gap)).first().extracting(Break::index).isEqualTo(10L);
    }

    @Test
    void findsTwoRowsThatChangedPlaces() {
        LedgerExport swapped = edited(json -> swap((ArrayNode) json.get("rows"), 7, 30));
        assertThat(publicly(swapped)).extracting(Break::index).contains(8L, 31L);
        LedgerExport renumbered = edited(json -> {
            swap((ArrayNode) json.get("rows"), 7, 30);
            ((ObjectNode) json.get("rows").get(7)).put("index", 8);
            ((ObjectNode) json.get("rows").get(30)).put("index", 31);
        });
        assertThat(publicly(renumbered)).extracting(Break::index).contains(8L, 31L);
    }

    @Test
    void findsAnInsertedRow() {
        LedgerExport twice = edited(json -> ((ArrayNode) json.get("rows"))
                .insert(12, json.get("rows").get(11).deepCopy()));
        assertThat(publicly(twice)).first().extracting(Break::index).isEqualTo(13L);
    }

    @Test
    void findsATruncatedTail() {
        LedgerExport cut = edited(json -> removeAfter(json, 50));
        assertThat(publicly(cut)).contains(new Break(51, "the end is missing: 60 rows were exported"));
    }

    /** Cut and given a new end: consistent in public, and found by what was published or by the secret. */
    @Test
    void findsATailThatWasCutCleanly() {
        LedgerExport.Row last = whole.rows().get(49);
        LedgerExport cut = new LedgerExport(
                whole.format(),
                whole.trial(),
                whole.rows().subList(0, 50),
                new LedgerExport.Head(
                        50, last.hash(), last.publicHash(), whole.head().signature(), last.openHash()));
        assertThat(publicly(cut)).isEmpty();
        assertThat(against(cut, new Checkpoint(60, whole.head().publicHash())))
                .contains(new Break(51, "the end is missing: 60 rows were published"));
        assertThat(withSecret(cut))
                .containsExactly(
                        new Break(50, "the end is not signed with the secret: cut, lengthened or chained anew"));
    }

    /** Somebody without the secret edits and makes every chain anew, under a secret of their own. */
    @Test
    void findsALedgerThatWasChainedAnew() {
        LedgerExport.OfTrial trial = whole.trial();
        LedgerExporter forger = new LedgerExporter(trial, ANOTHER);
        for (LedgerExport.Row row : whole.rows()) {
            int arm = row.index() == 20 ? 1 - place(row) : place(row);
            forger.add(
                    row.entry(trial, Optional.ofNullable(row.blockIndex()).orElseThrow()),
                    DESIGN.arms().get(arm).arm(),
                    arm);
        }
        LedgerExport forged = forger.export();
        assertThat(publicly(forged)).isEmpty();
        assertThat(against(forged, new Checkpoint(30, whole.rows().get(29).publicHash())))
                .extracting(Break::index)
                .containsExactly(30L);
        assertThat(withSecret(forged)).first().extracting(Break::index).isEqualTo(1L);
        assertThat(withSecret(forged))
                .filteredOn(b -> b.what().startsWith("not the arm"))
                .hasSize(60);
    }

    @Test
    void findsAnotherSecretAndAnotherDesign() throws IOException {
        assertThat(new ExportVerifier(whole)
                        .with(ANOTHER, sha256(ANOTHER), DESIGN)
                        .breaks())
                .containsExactly(new Break(0, "the secret is not the one whose SHA-256 the trial published"));
        LedgerExport edited = edited(json -> ((ObjectNode) json.get("trial").get("design"))
                .set("blockSizes", JSON.createArrayNode().add(4)));
        assertThat(publicly(edited)).contains(new Break(1, "its arm, its block or the design was altered"));
        LedgerExport retold = edited(json -> ((ObjectNode) json.get("trial")).put("secretSha256", "0".repeat(64)));
        assertThat(publicly(retold)).first().extracting(Break::index).isEqualTo(1L);
    }

    private static LedgerExport rehearsed(byte[] secret, boolean open) {
        return new LedgerRehearsal(secret, DESIGN).export(60, sha256(secret), open);
    }

    private static int place(LedgerExport.Row row) {
        return DESIGN.arms().get(0).arm() == row.arm() ? 0 : 1;
    }

    private static List<Break> publicly(LedgerExport export) {
        return new ExportVerifier(export).publicly().breaks();
    }

    private static List<Break> against(LedgerExport export, Checkpoint published) {
        return new ExportVerifier(export).against(published).breaks();
    }

    private static List<Break> withSecret(LedgerExport export) {
        return new ExportVerifier(export).with(SECRET, sha256(SECRET), DESIGN).breaks();
    }

    private LedgerExport edited(Consumer<JsonNode> edit) {
        try {
            JsonNode json = JSON.readTree(ExportFormat.bytes(whole));
            edit.accept(json);
            return ExportFormat.read(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void swap(ArrayNode rows, int a, int b) {
        List<JsonNode> all = new ArrayList<>();
        rows.forEach(all::add);
        java.util.Collections.swap(all, a, b);
        rows.removeAll();
        rows.addAll(all);
    }

    private static void removeAfter(JsonNode json, int length) {
        ArrayNode rows = (ArrayNode) json.get("rows");
        while (rows.size() > length) {
            rows.remove(rows.size() - 1);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
