package org.project360.randomisation.trial;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;

/** A trial: its design, its sealed secret, its state. */
@Entity
@Table(name = "trial")
public class Trial {

    /** The life of a trial, in order; from paused it goes back to open. */
    public enum State {
        DRAFT,
        VALIDATED,
        FROZEN,
        OPEN,
        PAUSED,
        CLOSED,
        UNBLINDED
    }

    private static final long TEST_BITS = 0xFFFF_FFFF_0000_0000L;

    @Id
    private UUID id;

    private String code;

    /** Part of every draw; an extension leaves it. */
    @Column(name = "trial_version")
    private int trialVersion;

    @Column(name = "protocol_version")
    private int protocolVersion = 1;

    @Convert(converter = DesignColumn.class)
    private TrialDesign design;

    private int target;
    private int ceiling;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "guess_probability")
    private @Nullable Double guessProbability;

    @Column(name = "deterministic_share")
    private @Nullable Double deterministicShare;

    @Column(name = "largest_imbalance")
    private @Nullable Double largestImbalance;

    /** Where the figures were simulated. */
    @Column(name = "guess_probability_error")
    private @Nullable Double guessProbabilityError;

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

    /** A draft that stops at its target. */
    public Trial(UUID id, String code, int trialVersion, TrialDesign design, int target) {
        this(id, code, trialVersion, design, target, target);
    }

    /** A draft; {@code target} is aimed at, {@code ceiling} never passed. */
    Trial(UUID id, String code, int trialVersion, TrialDesign design, int target, int ceiling) {
        this.id = id;
        this.code = code;
        this.trialVersion = trialVersion;
        this.design = design;
        this.target = target;
        this.ceiling = ceiling;
        this.state = State.DRAFT;
    }

    /** Takes what was computed of the design; from here on the design does not change. */
    void validate(DesignFigures figures) {
        state = Step.VALIDATE.after(state);
        this.guessProbability = figures.guessProbability();
        this.deterministicShare = figures.deterministicShare();
        this.largestImbalance = figures.largestImbalance();
        this.guessProbabilityError = figures.guessProbabilityError();
    }

    /** Takes the secret; the hash is what the world may hold us to. */
    void freeze(String actor, byte[] sealedSecret, byte[] secretSha256) {
        state = Step.FREEZE.after(state);
        this.sealedSecret = sealedSecret.clone();
        this.secretSha256 = secretSha256.clone();
        this.frozenBy = actor;
    }

    void open() {
        state = Step.OPEN_IT.after(state);
    }

    void pause() {
        state = Step.PAUSE.after(state);
    }

    void resume() {
        state = Step.RESUME.after(state);
    }

    /** A new version of the protocol, which recruits more. */
    void extend(int target, int ceiling) {
        state = Step.EXTEND.after(state);
        requireMore(target, ceiling);
        this.target = target;
        this.ceiling = ceiling;
        protocolVersion++;
    }

    void close(String because) {
        state = Step.CLOSE.after(state);
        this.closedBecause = because;
    }

    /** From here on nobody is blind and the secret is anybody's to see. */
    void unblind() {
        state = Step.UNBLIND.after(state);
    }

    /** Refuses an extension that extends nothing: neither figure falls, one of them grows. */
    void requireMore(int newTarget, int newCeiling) {
        boolean more = newTarget >= target && newCeiling >= ceiling && (newTarget > target || newCeiling > ceiling);
        if (!more || newCeiling < newTarget) {
            throw Problem.unprocessable(
                    "not-an-extension",
                    "The target is " + target + " and the ceiling " + ceiling
                            + ": an extension raises one or both, lowers neither, and keeps the ceiling at or above the"
                            + " target.",
                    List.of(new Problem.FieldError(
                            "/target", "not-more", "Together with /ceiling this extends nothing.")));
        }
    }

    public UUID id() {
        return id;
    }

    /** The id as one of a test trial: its first 32 bits are ones, by which the database keeps the two kinds apart. */
    static UUID testId(UUID id) {
        return new UUID(id.getMostSignificantBits() | TEST_BITS, id.getLeastSignificantBits());
    }

    static boolean isTest(UUID id) {
        return (id.getMostSignificantBits() & TEST_BITS) == TEST_BITS;
    }

    /** Whether it is drawn for made-up candidates alone, in a schema of its own, and publishes nothing. */
    public boolean isTest() {
        return isTest(id);
    }

    public String code() {
        return code;
    }

    public int trialVersion() {
        return trialVersion;
    }

    /** Counts from 1; each extension is a new version. */
    int protocolVersion() {
        return protocolVersion;
    }

    public TrialDesign design() {
        return design;
    }

    /** Units aimed at: reaching it is written into the history. */
    public int target() {
        return target;
    }

    /** Units that are never passed: the draw that reaches it closes the trial. */
    public int ceiling() {
        return ceiling;
    }

    public State state() {
        return state;
    }

    /** Whether the design and the secret are fixed, and there is a ledger. */
    public boolean hasSecret() {
        return sealedSecret != null;
    }

    /** Whether nobody is drawn for any more. */
    public boolean isOver() {
        return state == State.CLOSED || state == State.UNBLINDED;
    }

    /** What was computed when the trial was validated. */
    Optional<DesignFigures> figures() {
        return guessProbability == null || deterministicShare == null || largestImbalance == null
                ? Optional.empty()
                : Optional.of(new DesignFigures(
                        guessProbability, deterministicShare, largestImbalance, guessProbabilityError));
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
