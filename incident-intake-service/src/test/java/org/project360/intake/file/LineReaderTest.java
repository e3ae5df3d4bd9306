package org.project360.intake.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.project360.intake.file.RawLine.Fault;

class LineReaderTest {

    @Test
    void cutsLinesWithAnyEndAndTheLastWithout() {
        assertThat(lines("a\r\nb\n\nc", 10, (char) 0))
                .extracting(RawLine::number, LineReaderTest::text, RawLine::after)
                .containsExactly(tuple(1L, "a", 3L), tuple(2L, "b", 5L), tuple(3L, "", 6L), tuple(4L, "c", 7L));
    }

    @Test
    void aRecordGoesOverLinesInsideQuotes() {
        assertThat(lines("1,\"he said \"\"no\"\"\nand left\",x\n2,y\n", 100, ','))
                .extracting(RawLine::number, LineReaderTest::text, RawLine::linesAfter)
                .containsExactly(tuple(1L, "1,\"he said \"\"no\"\"\nand left\",x", 2L), tuple(3L, "2,y", 3L));
    }

    @Test
    void aQuoteInsideAnUnquotedFieldMeansNothing() {
        assertThat(lines("1,six \" by four\n2\n", 100, ','))
                .extracting(RawLine::fault)
                .containsOnly(Fault.NONE);
    }

    @Test
    void aQuoteThatClosesInTheMiddleOfAFieldBreaksItsLineAlone() {
        assertThat(lines("1,\"Smith\"x,y\n2,\"fine\"\n", 100, ','))
                .extracting(RawLine::number, RawLine::fault, LineReaderTest::text)
                .containsExactly(tuple(1L, Fault.BROKEN_QUOTE, "1,\"Smith\"x,y"), tuple(2L, Fault.NONE, "2,\"fine\""));
    }

    @Test
    void aQuoteThatNeverClosesBreaksTheLineWhereItsRecordBegan() {
        assertThat(lines("0\n1,\"open\n2,b\n3,c", 100, ','))
                .extracting(RawLine::number, RawLine::fault, LineReaderTest::text)
                .containsExactly(
                        tuple(1L, Fault.NONE, "0"),
                        tuple(2L, Fault.BROKEN_QUOTE, "1,\"open"),
                        tuple(3L, Fault.NONE, "2,b"),
                        tuple(4L, Fault.NONE, "3,c"));
    }

    @Test
    void aQuoteThatIsOpenOverFiftyLinesIsBroken() {
        String fifty = "\"open" + "\nx".repeat(LineReader.MOST_LINES - 1) + "\"\n";
        String more = "\"open" + "\nx".repeat(LineReader.MOST_LINES) + "\"\n";

        assertThat(lines(fifty, 10_000, ',')).extracting(RawLine::fault).containsExactly(Fault.NONE);
        List<RawLine> broken = lines(more, 10_000, ',');
        assertThat(broken).hasSize(LineReader.MOST_LINES + 1);
        assertThat(broken).filteredOn(l -> l.fault() == Fault.BROKEN_QUOTE).hasSize(1);
    }

    @Test
    void aLineOverTheLimitIsToldByItsNumberAndTheRestGoesOn() {
        assertThat(lines("0123456789\n01234567890\nx\n", 10, (char) 0))
                .extracting(RawLine::number, RawLine::fault, l -> l.bytes().length)
                .containsExactly(tuple(1L, Fault.NONE, 10), tuple(2L, Fault.TOO_LONG, 0), tuple(3L, Fault.NONE, 1));
    }

    /** Two gigabytes pass through one piece and one line of memory: the heap of the tests is smaller than the line. */
    @Test
    void aLineOfTwoGigabytesIsPassedOver() {
        byte[] piece = new byte[Content.PIECE];
        Arrays.fill(piece, (byte) 'a');
        byte[] tail = "\nlast".getBytes(StandardCharsets.UTF_8);
        for (char separator : new char[] {0, ','}) {
            LineReader reader =
                    new LineReader(number -> number < 2048 ? piece : number == 2048 ? tail : null, 1 << 20, separator);

            RawLine huge = reader.next();
            assertThat(huge).isNotNull();
            assertThat(huge.fault()).isEqualTo(Fault.TOO_LONG);
            assertThat(huge.bytes()).isEmpty();
            assertThat(huge.after()).isEqualTo((2048L << 20) + 1);
            RawLine last = reader.next();
            assertThat(last).extracting(RawLine::number, LineReaderTest::text).containsExactly(2L, "last");
            assertThat(reader.next()).isNull();
        }
    }

    /** From every place at which a record ends, the rest is read as if it had been read in one go. */
    @Test
    void readsOnFromAnyPlaceAsIfItHadNeverStopped() {
        SplittableRandom random = new SplittableRandom(20260301);
        String alphabet = "ab,\"\"\n\r";
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(120);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            List<RawLine> whole = lines(text.toString(), 40, ',');
            for (int i = 0; i < whole.size(); i++) {
                LineReader reader = new LineReader(Content.of(bytes), 40, ',');
                reader.goTo(whole.get(i).after(), whole.get(i).linesAfter());
                assertThat(rest(reader))
                        .usingRecursiveFieldByFieldElementComparator()
                        .isEqualTo(whole.subList(i + 1, whole.size()));
            }
            // Every byte belongs to exactly one line.
            assertThat(whole.isEmpty() ? 0 : whole.get(whole.size() - 1).after())
                    .isEqualTo(bytes.length);
            assertThat(whole).extracting(RawLine::number).isSorted().doesNotHaveDuplicates();
        }
    }

    private static List<RawLine> lines(String text, int limit, char separator) {
        return rest(new LineReader(Content.of(text.getBytes(StandardCharsets.UTF_8)), limit, separator));
    }

    private static List<RawLine> rest(LineReader reader) {
        List<RawLine> lines = new ArrayList<>();
        for (RawLine line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }

    private static String text(RawLine line) {
        return new String(line.bytes(), StandardCharsets.UTF_8);
    }
}
