package org.project360.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an independent reader makes of what we write. */
class AtomFeedTest {

    private static final Instant THEN = Instant.parse("2026-03-02T09:00:00.123456Z");
    private static final UUID ID = UUID.fromString("01960000-0000-7000-8000-000000000001");

    @Test
    void everyCharacterComesBackAndWhatXmlCannotSayIsLeftOut() throws FeedException {
        String name = "St Mary's \"Little\" <School> & Caf\u00e9 \u2019 \ud83c\udfeb ]]> \u0000\u0008\ufffe\ud800end";

        SyndFeed feed = read(AtomFeed.write(head(name), List.of()));

        assertThat(feed.getTitle()).isEqualTo("St Mary's \"Little\" <School> & Caf\u00e9 \u2019 \ud83c\udfeb ]]> end");
        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getUri()).isEqualTo("urn:uuid:" + ID);
        assertThat(feed.getAuthors()).hasSize(1);
        assertThat(feed.getLinks()).extracting("rel").containsExactly("self", "next");
        assertThat(feed.getLinks().get(0).getHref()).isEqualTo("http://localhost/feed?a=1&b=\"2\"");
    }

    @Test
    void entriesComeBack() throws FeedException {
        SyndFeed feed = read(AtomFeed.write(
                head("A school"),
                List.of(
                        new AtomFeed.Entry(
                                ID, "New message", "http://localhost/m/1", THEN, THEN.plusSeconds(60), false),
                        new AtomFeed.Entry(ID, "Gone", "http://localhost/m/2", THEN, THEN, true))));

        assertThat(feed.getEntries()).hasSize(1);
        SyndEntry entry = feed.getEntries().get(0);
        assertThat(entry.getUri()).isEqualTo("urn:uuid:" + ID);
        assertThat(entry.getTitle()).isEqualTo("New message");
        assertThat(entry.getLink()).isEqualTo("http://localhost/m/1");
        assertThat(entry.getPublishedDate().toInstant()).isEqualTo(Instant.parse("2026-03-02T09:00:00.123Z"));
        assertThat(entry.getUpdatedDate().toInstant()).isEqualTo(Instant.parse("2026-03-02T09:01:00.123Z"));
        assertThat(feed.getForeignMarkup())
                .singleElement()
                .satisfies(tombstone -> assertThat(tombstone.getName()).isEqualTo("deleted-entry"))
                .satisfies(tombstone ->
                        assertThat(tombstone.getAttributeValue("ref")).isEqualTo("urn:uuid:" + ID));
    }

    private static AtomFeed.Head head(String title) {
        return new AtomFeed.Head(ID, title, "http://localhost/feed?a=1&b=\"2\"", THEN, "http://localhost/feed?c=2");
    }

    private static SyndFeed read(String xml) throws FeedException {
        return new SyndFeedInput().build(new StringReader(xml));
    }
}
