package org.project360.notification.notice;

import org.project360.contracts.intake.ChildExposed;
import org.project360.notification.routing.RoutingFacts;

/** What is sealed on a notice: the content for the school, and what it is routed by. */
record SealedDetails(NoticeContent content, RoutingFacts facts) {

    static SealedDetails of(ChildExposed child) {
        return new SealedDetails(
                NoticeContent.of(child), RoutingFacts.of(child.school(), child.homeTown(), child.homePostcode()));
    }

    boolean routesLike(SealedDetails other) {
        return facts.equals(other.facts)
                && java.util.Objects.equals(content.dateOfBirth(), other.content.dateOfBirth());
    }

    /** This content; and where this tells no school, what told one before. */
    SealedDetails keepingSchoolOf(SealedDetails before) {
        return facts.tellsASchool() ? this : new SealedDetails(content, before.facts);
    }

    @Override
    public String toString() {
        return "SealedDetails[***]";
    }
}
