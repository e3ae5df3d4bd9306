package org.project360.randomisation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCommandsTest {

    private static final String DESIGN = """
            {"method":"PERMUTED_BLOCKS","arms":[{"arm":"TREATMENT","ratio":1},{"arm":"CONTROL","ratio":1}],
             "blockSizes":[4,6,8],"factors":[{"name":"grade","levels":["STANDARD","MEDIUM"]}],"unit":"HOUSEHOLD"}""";

    private static final String MINIMISED = """
            {"method":"MINIMISATION","arms":[{"arm":"TREATMENT","ratio":2},{"arm":"CONTROL","ratio":1}],
             "factors":[{"name":"grade","levels":["STANDARD","MEDIUM"],"weight":2},{"name":"site","levels":["A","B","C"]}],
             "unit":"HOUSEHOLD","minimisation":{"measure":"SD","rule":"BIASED_COIN","p":0.75}}""";

    /** Lines before the first row. */
    private static final int BEFORE_ROWS = 3;

    @TempDir
    Path directory;

    private String design = "";
    private String secret = "";
    private String ledger = "";

    @BeforeEach
    void rehearse() throws IOException {
        design = write("design.json", DESIGN);
        secret = write("secret", "thirty-two bytes, more or less..");
        ledger = write("ledger.json", rehearsed());
    }

    @Test
    void whatIsRehearsedHoldsAndReplays() throws IOException {
        Told told = Told.by("verify", "--ledger", ledger, "--secret", secret, "--json");
        assertThat(told.code()).isZero();
        assertThat(told.json().get("holds").booleanValue()).isTrue();
        assertThat(told.json().get("rows").intValue()).isEqualTo(40);
        Path again = directory.resolve("again.json");
        Told replayed = Told.by("replay", "--ledger", ledger, "--secret", secret, "--out", again.toString(), "--json");
        assertThat(replayed.code()).isZero();
        assertThat(again).hasSameBinaryContentAs(Path.of(ledger));
        assertThat(rehearsed()).isEqualTo(Files.readString(Path.of(ledger)));
    }

    @Test
    void aBlindExportHoldsAndReplaysWithTheDesign() throws IOException {
        String blind = write(
                "blind.json",
                Told.by("rehearse", "--design", design, "--secret", secret, "--subjects", "40", "--blind")
                        .out());
        assertThat(Told.by("verify", "--ledger", blind).code()).isZero();
        assertThat(Told.by("verify", "--ledger", blind, "--secret", secret).err())
                .contains("add --design FILE");
        assertThat(Told.by("verify", "--ledger", blind, "--secret", secret, "--design", design)
                        .code())
                .isZero();
        assertThat(Told.by("replay", "--ledger", blind, "--secret", secret, "--design", design)
                        .code())
                .isZero();
    }

    /** Its rows are drawn from the covariates that stand in them; what is none or unknown is found, and no fault of ours. */
    @Test
    void aMinimisedLedgerReplaysFromItsCovariates() throws IOException {
        design = write("minimised.json", MINIMISED);
        ledger = write("ledger.json", rehearsed());
        Told told = Told.by("verify", "--ledger", ledger, "--secret", secret, "--json");
        assertThat(told.code()).isZero();
        assertThat(told.json().get("rows").intValue()).isEqualTo(40);
        assertThat(Told.by("replay", "--ledger", ledger, "--secret", secret).code())
                .isZero();
        for (String covariates : List.of("nonsense", "{}", "{\\\"grade\\\":\\\"HIGH\\\"}")) {
            List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(ledger)));
            String row = lines.get(BEFORE_ROWS + 2);
            int from = row.indexOf("\"covariates\":\"") + 14;
            int to = row.indexOf("\",\"ruleSetVersion\"");
            lines.set(BEFORE_ROWS + 2, row.substring(0, from) + covariates + row.substring(to));
            String tampered = write("tampered.json", String.join("\n", lines) + "\n");
            Told found = Told.by("verify", "--ledger", tampered, "--secret", secret);
            assertThat(found.code()).as(covariates + found.err()).isEqualTo(TrialMain.BROKEN);
            assertThat(found.out()).contains("row 3:");
        }
    }

    @Test
    void everyTamperingIsFoundAndSaysWhere() throws IOException {
        found(
                "row 3:",
                lines -> lines.set(
                        BEFORE_ROWS + 2,
                        lines.get(BEFORE_ROWS + 2).replaceAll("\"actor\":\"[^\"]*\"", "\"actor\":\"me\"")));
        found("row 3:", lines -> lines.remove(BEFORE_ROWS + 2));
        found("row 3:", lines -> Collections.swap(lines, BEFORE_ROWS + 2, BEFORE_ROWS + 10));
        found("row 4:", lines -> lines.add(BEFORE_ROWS + 3, lines.get(BEFORE_ROWS + 2)));
        found("row 31: the end is missing", lines -> {
            lines.set(BEFORE_ROWS + 29, lines.get(BEFORE_ROWS + 29).replaceAll(",$", ""));
            lines.subList(BEFORE_ROWS + 30, BEFORE_ROWS + 40).clear();
        });
    }

    private void found(String where, Consumer<List<String>> tampering) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(ledger)));
        tampering.accept(lines);
        String tampered = write("tampered.json", String.join("\n", lines) + "\n");
        Told told = Told.by("verify", "--ledger", tampered);
        assertThat(told.code()).isEqualTo(TrialMain.BROKEN);
        assertThat(told.out()).contains(where);
        assertThat(Told.by("verify", "--ledger", tampered, "--secret", secret).code())
                .isEqualTo(TrialMain.BROKEN);
        assertThat(Told.by("replay", "--ledger", tampered, "--secret", secret).code())
                .isEqualTo(TrialMain.BROKEN);
    }

    /** Signed here by the format's description alone. */
    @Test
    void aCutEndIsFoundByACheckpointWithoutTheSecret() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String checkpoints = write("checkpoints.json", checkpoints(pair, 10, 40));
        String other = write(
                "other.key", base64(KeyPairGenerator.getInstance("Ed25519").generateKeyPair()));
        String key = write("right.key", base64(pair) + "\n");
        String cut = write(
                "cut.json",
                Told.by("rehearse", "--design", design, "--secret", secret, "--subjects", "30")
                        .out());

        Told whole =
                Told.by("verify", "--ledger", ledger, "--checkpoints", checkpoints, "--checkpoint-key", key, "--json");
        assertThat(whole.code()).isZero();
        assertThat(whole.json().get("checkpoints").intValue()).isEqualTo(2);
        assertThat(Told.by("verify", "--ledger", cut).code()).isZero();
        Told found = Told.by("verify", "--ledger", cut, "--checkpoints", checkpoints);
        assertThat(found.code()).isEqualTo(TrialMain.BROKEN);
        assertThat(found.out()).contains("row 31: the end is missing: 40 rows were published");
        Told foreign = Told.by("verify", "--ledger", ledger, "--checkpoints", checkpoints, "--checkpoint-key", other);
        assertThat(foreign.code()).isEqualTo(TrialMain.BROKEN);
        assertThat(foreign.out()).contains("row 10: the checkpoint of this length is not signed with the key");
        assertThat(Told.by("verify", "--ledger", ledger, "--checkpoints", ledger)
                        .err())
                .contains("--checkpoints");
        assertThat(Told.by("verify", "--ledger", ledger, "--checkpoints", checkpoints, "--checkpoint-key", ledger)
                        .err())
                .contains("--checkpoint-key is no Ed25519 key");
    }

    private String checkpoints(KeyPair pair, int... lengths) throws Exception {
        JsonNode file = new ObjectMapper().readTree(Path.of(ledger).toFile());
        String trial = file.at("/trial/id").asText();
        List<String> all = new ArrayList<>();
        for (int length : lengths) {
            String hash = file.at("/rows/" + (length - 1) + "/publicHash").asText();
            String at = "2026-03-02T09:0" + length / 10 + ":00Z";
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(("p360-ledger-checkpoint-v1\n" + trial + "\n1\n" + length + "\n" + hash + "\n" + at)
                    .getBytes(StandardCharsets.UTF_8));
            all.add("{\"length\":" + length + ",\"publicHash\":\"" + hash + "\",\"at\":\"" + at + "\",\"signature\":\""
                    + Base64.getEncoder().encodeToString(signature.sign()) + "\"}");
        }
        return "{\"format\":\"p360-ledger-checkpoints-v1\",\"trialId\":\"" + trial + "\",\"version\":1,\"publicKey\":\""
                + base64(pair) + "\",\"checkpoints\":[" + String.join(",", all) + "]}";
    }

    private static String base64(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    @Test
    void anEarlierEndIsFoundAgainOrMissed() {
        String head = Told.by("verify", "--ledger", ledger, "--json")
                .json()
                .get("head")
                .textValue();
        assertThat(Told.by("verify", "--ledger", ledger, "--head", head).code()).isZero();
        assertThat(Told.by("verify", "--ledger", ledger, "--head", "41" + head.substring(2))
                        .out())
                .contains("row 41: the end is missing: 41 rows were published");
        assertThat(Told.by("verify", "--ledger", ledger, "--head", "39" + head.substring(2))
                        .out())
                .contains("row 39: not the ledger that was published");
        assertThat(Told.by("verify", "--ledger", ledger, "--head", "39").err()).startsWith("Error: --head");
    }

    @Test
    void aReplayUnderAnotherSecretOrDesignIsNotIdentical() throws IOException {
        String other = write("other", "another secret");
        assertThat(Told.by("replay", "--ledger", ledger, "--secret", other).out())
                .contains("not the secret that the trial committed to");
        String blocks = write("four.json", DESIGN.replace("[4,6,8]", "[4]"));
        assertThat(Told.by("replay", "--ledger", ledger, "--secret", secret, "--design", blocks)
                        .out())
                .contains("is not what the secret gives");
        String spaced = write("spaced.json", Files.readString(Path.of(ledger)).replace("\",\"", "\", \""));
        assertThat(Told.by("replay", "--ledger", spaced, "--secret", secret).out())
                .contains("the same content, written otherwise");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        String text = Files.readString(Path.of(ledger));
        assertUnusable("--ledger / is not JSON", "verify", "--ledger", write("a", text.substring(0, 3000)));
        assertUnusable(
                "--ledger /rows/0/hash is not",
                "verify",
                "--ledger",
                write("a", text.replaceFirst("\"hash\":\"[0-9a-f]+\"", "\"hash\":\"ab\"")));
        assertUnusable(
                "--ledger /rows/0/unitId",
                "verify",
                "--ledger",
                write("a", text.replaceFirst("\"unitId\":\"[^\"]+\"", "\"unitId\":\"ab\"")));
        assertUnusable(
                "--ledger /rows/0/actor",
                "verify",
                "--ledger",
                write("a", text.replaceFirst("\"actor\":\"[^\"]+\",", "")));
        assertUnusable("--ledger: there is no file", "verify", "--ledger", "nowhere");
        assertUnusable(
                "--design /blockSizes cannot be: The block size 5",
                "rehearse",
                "--secret",
                secret,
                "--subjects",
                "3",
                "--design",
                write("a", DESIGN.replace("[4,6,8]", "[5]")));
        assertUnusable(
                "--design /arms/0/arm",
                "rehearse",
                "--secret",
                secret,
                "--subjects",
                "3",
                "--design",
                write("a", DESIGN.replace("TREATMENT", "PLACEBO")));
        assertUnusable("--secret: ", "rehearse", "--design", design, "--subjects", "3", "--secret", write("a", ""));
    }

    private static void assertUnusable(String sentence, String... arguments) {
        Told told = Told.by(arguments);
        assertThat(told.err()).startsWith("Error: " + sentence).hasLineCount(1);
        assertThat(told.code()).isEqualTo(TrialMain.UNUSABLE);
    }

    private String rehearsed() {
        return Told.by("rehearse", "--design", design, "--secret", secret, "--subjects", "40")
                .out();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8)
                .toString();
    }
}
