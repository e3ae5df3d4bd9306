package org.project360.referral.contact;

import static org.project360.referral.safecontact.Channel.EMAIL;
import static org.project360.referral.safecontact.Channel.LETTER;
import static org.project360.referral.safecontact.Channel.PHONE;
import static org.project360.referral.safecontact.Channel.TEXT;
import static org.project360.referral.safecontact.Channel.VISIT;
import static org.project360.referral.safecontact.Channel.VOICEMAIL;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.project360.referral.referral.Codes;
import org.project360.referral.safecontact.Channel;

/** What came of an attempt: the closed list, with the channels that each can come of. */
public enum Outcome {
    SPOKE_ENGAGED(true, PHONE, VISIT),
    SPOKE_DECLINED(true, PHONE, VISIT),
    SPOKE_CALL_BACK(true, PHONE, VISIT),
    SPOKE_UNSAFE_ENDED(true, PHONE, VISIT),
    SOMEONE_ELSE_ANSWERED_ENDED_SAFELY(false, PHONE, VISIT),
    NO_ANSWER(false, PHONE, EMAIL),
    VOICEMAIL_NOT_LEFT(false, PHONE, VOICEMAIL),
    VOICEMAIL_LEFT(false, PHONE, VOICEMAIL),
    TEXT_SENT(false, TEXT),
    WRONG_NUMBER(false, PHONE, TEXT, VOICEMAIL),
    NUMBER_DEAD(false, PHONE, TEXT, VOICEMAIL),
    LETTER_SENT(false, LETTER),
    VISIT_MET(true, VISIT),
    VISIT_NO_REPLY(false, VISIT),
    VISIT_ABORTED_UNSAFE(false, VISIT);

    private final boolean live;
    private final List<Channel> channels;

    Outcome(boolean live, Channel... channels) {
        this.live = live;
        this.channels = Arrays.asList(channels);
    }

    /** Whether she herself was reached: stops the contact clock. */
    boolean live() {
        return live;
    }

    boolean possibleBy(Channel channel) {
        return channels.contains(channel);
    }

    /** Everything that this outcome touched and that had to be safe. */
    Set<Channel> touched(Channel channel) {
        return this == VOICEMAIL_LEFT ? EnumSet.of(channel, VOICEMAIL) : EnumSet.of(channel);
    }

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    @JsonCreator
    static Outcome ofCode(String code) {
        return Codes.parse(Outcome.class, code);
    }
}
