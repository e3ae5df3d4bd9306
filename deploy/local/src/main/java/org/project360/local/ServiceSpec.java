package org.project360.local;

import java.util.List;

/**
 * One of the five services, in the order of their ports.
 *
 * @param encryptedTopics the topics whose keys it holds, and no others
 */
record ServiceSpec(String name, String module, List<String> encryptedTopics) {
    static final String REPORTED = "police.incident-reported.v1";
    private static final String REFERRAL = "intake.referral-requested.v1";
    private static final String CHILD = "intake.child-exposed.v1";
    private static final String CONTACT = "intake.follow-up-contact.v1";

    static final List<ServiceSpec> ALL = List.of(
            new ServiceSpec("intake", "incident-intake-service", List.of(REPORTED, REFERRAL, CHILD, CONTACT)),
            new ServiceSpec("randomisation", "randomisation-service", List.of()),
            new ServiceSpec("referral", "referral-service", List.of(REFERRAL)),
            new ServiceSpec("notification", "notification-service", List.of(CHILD)),
            new ServiceSpec("followup", "followup-service", List.of(CONTACT)));

    static final List<String> ENCRYPTED_TOPICS = List.of(REPORTED, REFERRAL, CHILD, CONTACT);

    static ServiceSpec named(String name) {
        return ALL.stream()
                .filter(service -> service.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new StackException("There is no service " + name + "; there are " + names() + "."));
    }

    static List<String> names() {
        return ALL.stream().map(ServiceSpec::name).toList();
    }
}
