package org.project360.randomisation.trial;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;

/** A trial: its design, its sealed secret, its state. */
@Entity
@Table(name = "trial")
public class Trial {

    /** The life of a trial, in order. */
    public enum State {
        DRAFT,
        FROZEN,
        OPEN,
        CLOSED
    }

    @Id
    private UUID id;

    private String code;

    @Column(name = "trial_version")
    private int trialVersion;

    @Convert(converter = DesignColumn.class)
    private TrialDesign design;

    private int target;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "sealed_secret")
    private byte @Nullable [] sealedSecret;

    @Column(name = "secret_sha256")
    private byte @Nullable [] secretSha256;

    @Column(name = "frozen_by")
    private @Nullable String frozenBy;

    @Column(name = "closed_because")
    private @Nullable String closedBecause;

    @Version
    @Column(name = "lock_version")
    private long version;

    protected Trial() {}

    public Trial(UUID id, String code, int trialVersion, TrialDesign design, int target) {
        this.id = id;
        this.code = code;
        this.trialVersion = trialVersion;
        this.design = design;
        this.target = target;
        this.state = State.DRAFT;
    }

    /** Fixes the design and takes the secret; the hash is what the world may hold us to. */
    void freeze(String actor, byte[] sealedSecret, byte[] secretSha256) {
        require(State.DRAFT, "trial-not-draft", "Only a draft can be frozen");
        this.sealedSecret = sealedSecret.clone();
        this.secretSha256 = secretSha256.clone();
        this.frozenBy = actor;
        this.state = State.FROZEN;
    }

    void open() {
        require(State.FROZEN, "trial-not-frozen", "Only a frozen trial can be opened");
        this.state = State.OPEN;
    }

    void close(String because) {
        require(State.OPEN, "trial-not-open", "Only an open trial can be closed");
        this.closedBecause = because;
        this.state = State.CLOSED;
    }

    private void require(State needed, String type, String title) {
        if (state != needed) {
            throw Problem.conflict(type, title, "The trial is " + state + ".");
        }
    }

    public UUID id() {
        return id;
    }

    public String code() {
        return code;
    }

    public int trialVersion() {
        return trialVersion;
    }

    public TrialDesign design() {
        return design;
    }

    public int target() {
        return target;
    }

    public State state() {
        return state;
    }

    public Optional<String> closedBecause() {
        return Optional.ofNullable(closedBecause);
    }

    long version() {
        return version;
    }

    boolean wasFrozenBy(String actor) {
        return actor.equals(frozenBy);
    }

    Optional<byte[]> sealedSecret() {
        return Optional.ofNullable(sealedSecret);
    }

    public Optional<byte[]> secretSha256() {
        return Optional.ofNullable(secretSha256);
    }
}
