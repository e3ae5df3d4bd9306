package org.project360.notification.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.project360.notification.testing.Schools.HEADER;
import static org.project360.notification.testing.Schools.WINDOWS_1252;
import static org.project360.notification.testing.Schools.line;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisterFileTest {

    private final List<Establishment> good = new ArrayList<>();
    private final List<RejectedLine> bad = new ArrayList<>();

    @Test
    void readsByHeaderWhateverTheOrderAndWhateverElseIsThere() {
        read(HEADER + line("100001", "Fallowby School", "Open, but proposed to close"));

        assertThat(good)
                .containsExactly(new Establishment(
                        "100001",
                        "Fallowby School",
                        "Community school",
                        EstablishmentStatus.PROPOSED_TO_CLOSE,
                        "Fallowby",
                        "ZZ99 1ZZ",
                        "901",
                        4,
                        11));
        assertThat(bad).isEmpty();
    }

    @Test
    void readsWindows1252() {
        byte[] bytes = (HEADER + line("100001", "St Mary_s Caf_", "Open")).getBytes(StandardCharsets.US_ASCII);
        replaceUnderscores(bytes, (byte) 0x92, (byte) 0xE9);

        new RegisterFile(good::add, bad::add).read(new ByteArrayInputStream(bytes), RegisterFile.CHARSET);

        assertThat(good.get(0).name()).isEqualTo("St Mary\u2019s Caf\u00e9");
    }

    @Test
    void aByteThatIsNoWindows1252RejectsItsLine() {
        byte[] bytes = (HEADER + line("100001", "Odd_ School", "Open") + line("100002", "Good School", "Open"))
                .getBytes(StandardCharsets.US_ASCII);
        replaceUnderscores(bytes, (byte) 0x81);

        new RegisterFile(good::add, bad::add).read(new ByteArrayInputStream(bytes), RegisterFile.CHARSET);

        assertThat(bad).containsExactly(new RejectedLine(2, "EstablishmentName", "not-text"));
        assertThat(good).extracting(Establishment::urn).containsExactly("100002");
    }

    @Test
    void aLineBreakInsideQuotesIsPartOfTheFieldAndCountsAsALine() {
        read(HEADER + line("100001", "Two\nLines School", "Open") + line("bad", "Next School", "Open"));

        assertThat(good.get(0).name()).isEqualTo("Two Lines School");
        assertThat(bad).containsExactly(new RejectedLine(4, "URN", "malformed"));
    }

    @Test
    void badLinesAreRejectedAloneWithTheirNumberAndCode() {
        read(HEADER
                + line("1234", "A", "Open")
                + line("100002", "", "Open")
                + line("100003", "C", "Ajar")
                + line("100004", "D", "Open", "T", "P", "x", "11")
                + line("100005", "E", "Open", "T", "P", "12", "11")
                + "100006,901\r\n"
                + line("100007", "G", "Closed", "", "", "", "")
                + line("100007", "Again", "Open"));

        assertThat(bad)
                .containsExactly(
                        new RejectedLine(2, "URN", "malformed"),
                        new RejectedLine(3, "EstablishmentName", "missing"),
                        new RejectedLine(4, "EstablishmentStatus (name)", "unknown"),
                        new RejectedLine(5, "StatutoryLowAge", "malformed"),
                        new RejectedLine(6, "StatutoryHighAge", "below-low-age"),
                        new RejectedLine(7, "", "wrong-number-of-fields"),
                        new RejectedLine(9, "URN", "duplicate"));
        assertThat(good).extracting(Establishment::urn).containsExactly("100007");
        assertThat(good.get(0).town()).isNull();
        assertThat(good.get(0).lowAge()).isNull();
    }

    @Test
    void missingColumnsFailTheFileByName() {
        String header = HEADER.replace("Town,", "").replace("URN,", "Urn,");

        assertThatThrownBy(() -> read(header + "x\r\n"))
                .isInstanceOf(RegisterUnusable.class)
                .hasMessage("The file lacks columns: URN, Town.");
    }

    @Test
    void aFileWithoutUsableLinesIsRefused() {
        assertThatThrownBy(() -> read("")).hasMessageStartingWith("The file lacks columns: URN, EstablishmentName,");
        assertThatThrownBy(() -> read(HEADER)).hasMessage("The file has no usable line.");
        assertThatThrownBy(() -> read(HEADER + line("1", "A", "Open"))).hasMessage("The file has no usable line.");
    }

    private void read(String text) {
        new RegisterFile(good::add, bad::add)
                .read(new ByteArrayInputStream(text.getBytes(WINDOWS_1252)), RegisterFile.CHARSET);
    }

    private static void replaceUnderscores(byte[] bytes, byte... replacements) {
        int next = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '_') {
                bytes[i] = replacements[next++];
            }
        }
    }
}
