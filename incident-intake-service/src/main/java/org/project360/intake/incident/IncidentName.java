package org.project360.intake.incident;

/** What the police call an incident. */
record IncidentName(String force, String reference) implements Comparable<IncidentName> {

    @Override
    public int compareTo(IncidentName other) {
        int byForce = force.compareTo(other.force);
        return byForce != 0 ? byForce : reference.compareTo(other.reference);
    }
}
