package org.project360.notification.delivery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes an Atom feed (RFC 4287), paged (RFC 5005, section 3), recalled entries as tombstones (RFC 6721). Entries are
 * thin: that there is a message, never about whom.
 */
final class AtomFeed {

    /** One message of the feed; {@code title} is one of a few fixed sentences. */
    record Entry(UUID id, String title, String link, Instant published, Instant updated, boolean recalled) {}

    /** The feed's own attributes; {@code next} leads to older entries. */
    record Head(
            UUID id,
            String title,
            String self,
            Instant updated,
            @Nullable String next) {}

    private static final String AUTHOR = "Project 360 notification service";

    private final StringBuilder xml = new StringBuilder(4_096);

    private AtomFeed() {}

    static String write(Head head, List<Entry> entries) {
        AtomFeed feed = new AtomFeed();
        feed.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\""
                + " xmlns:at=\"http://purl.org/atompub/tombstones/1.0\">\n");
        feed.element("id", "urn:uuid:" + head.id());
        feed.element("title", head.title());
        feed.element("updated", time(head.updated()));
        feed.xml.append("<author>");
        feed.element("name", AUTHOR);
        feed.xml.append("</author>\n");
        feed.link("self", head.self());
        if (head.next() != null) {
            feed.link("next", head.next());
        }
        entries.forEach(feed::entry);
        return feed.xml.append("</feed>\n").toString();
    }

    private void entry(Entry entry) {
        if (entry.recalled()) {
            xml.append("<at:deleted-entry ref=\"urn:uuid:")
                    .append(entry.id())
                    .append("\" when=\"")
                    .append(time(entry.updated()))
                    .append("\"/>\n");
            return;
        }
        xml.append("<entry>\n");
        element("id", "urn:uuid:" + entry.id());
        element("title", entry.title());
        element("published", time(entry.published()));
        element("updated", time(entry.updated()));
        link("alternate", entry.link());
        element("summary", entry.title());
        xml.append("</entry>\n");
    }

    private void element(String name, String text) {
        xml.append('<').append(name).append('>');
        escape(text);
        xml.append("</").append(name).append(">\n");
    }

    private void link(String relation, String href) {
        xml.append("<link rel=\"").append(relation).append("\" href=\"");
        escape(href);
        xml.append("\"/>\n");
    }

    /** Some readers take every digit of a fraction for a millisecond. */
    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Leaves out what XML 1.0 (section 2.2) has no way to write. */
    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\r', '\n', '\t' -> xml.append("&#").append(c).append(';');
                default -> {
                    if (c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000) {
                        xml.appendCodePoint(c);
                    }
                }
            }
        });
    }
}
