package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.crypto.Envelopes;

/** Seals what a notice knows of its child under the child's key, bound to the notice. */
@ApplicationScoped
public class NoticeSeals {

    private final Envelopes envelopes;
    private final Children children;

    NoticeSeals(Envelopes envelopes, Children children) {
        this.envelopes = envelopes;
        this.children = children;
    }

    /** What the school is told; empty if the child is erased. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<NoticeContent> content(Notice notice) {
        return details(notice).map(SealedDetails::content);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Optional<SealedDetails> details(Notice notice) {
        ChildKey key = children.keys(Set.of(notice.childId())).get(notice.childId());
        return key == null ? Optional.empty() : open(notice, key);
    }

    Optional<SealedDetails> open(Notice notice, ChildKey key) {
        byte[] sealed = notice.sealed();
        byte[] wrapped = key.wrapped();
        return sealed == null || wrapped == null
                ? Optional.empty()
                : Optional.of(envelopes.open(wrapped, context(notice.id()), sealed, SealedDetails.class));
    }

    byte[] seal(UUID notice, byte[] wrappedKey, SealedDetails details) {
        return envelopes.seal(wrappedKey, context(notice), details);
    }

    /** Opens with one child's key and seals with another's; nothing if either is erased. */
    byte @Nullable [] reseal(Notice notice, ChildKey from, ChildKey to) {
        byte[] wrapped = to.wrapped();
        return wrapped == null
                ? null
                : open(notice, from)
                        .map(details -> seal(notice.id(), wrapped, details))
                        .orElse(null);
    }

    private static String context(UUID notice) {
        return "notice/" + notice;
    }
}
