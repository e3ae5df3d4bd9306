package org.project360.simulator.send;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.project360.simulator.codec.ReportCipher;
import org.project360.simulator.report.SimulatedMessage;
import org.project360.simulator.report.SimulatedMessage.Channel;

/** Sends messages by the way each names, and keeps count of their answers. For one thread. */
public final class ReportSender implements AutoCloseable {
    private static final long PAUSE_MILLIS = 100;

    private final Answers answers = new Answers();
    private final @Nullable ReceiptReader receipts;
    private final KafkaChannel kafka;
    private final @Nullable HttpChannel http;

    private ReportSender(Target target, ReportCipher cipher, boolean readReceipts, Duration patience) {
        this.receipts = readReceipts ? new ReceiptReader(target.bootstrapServers(), answers) : null;
        this.kafka = new KafkaChannel(target.bootstrapServers(), cipher, readReceipts ? answers : null);
        this.http = target.http() == null ? null : new HttpChannel(target.http(), answers, patience);
    }

    /**
     * Reads the receipts that come from now on.
     *
     * @param patience how long a request is tried again that does not get through
     * @throws SendFailure if Kafka does not answer
     */
    public static ReportSender open(Target target, ReportCipher cipher, Duration patience) {
        return new ReportSender(target, cipher, true, patience);
    }

    /** Does not look at what becomes of the reports that go by Kafka. */
    public static ReportSender withoutReceipts(Target target, ReportCipher cipher, Duration patience) {
        return new ReportSender(target, cipher, false, patience);
    }

    /** Returns before the message is acknowledged; waits where too many are on their way. */
    public void send(SimulatedMessage message) {
        if (message.channel() == Channel.HTTP) {
            if (http == null) {
                throw new SendFailure("A report goes by HTTP, and no address was given for it.");
            }
            http.send(message);
        } else {
            kafka.send(message);
        }
    }

    /** Until all that was sent is acknowledged by Kafka or answered by HTTP. */
    public void flush() {
        kafka.flush();
        if (http != null) {
            http.flush();
        }
    }

    public Answers answers() {
        return answers;
    }

    /** False as soon as reports are unanswered and nothing was answered for so long. */
    public boolean awaitAnswers(Duration quiet, Runnable meanwhile) throws InterruptedException {
        while (answers.outstanding() > 0) {
            if (answers.quietNanos() > quiet.toNanos()) {
                return false;
            }
            meanwhile.run();
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }

    @Override
    public void close() {
        if (http != null) {
            http.close();
        }
        kafka.close();
        if (receipts != null) {
            receipts.close();
        }
    }
}
