package org.project360.simulator.send;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.project360.contracts.intake.ReportReceipt.Outcome;
import org.project360.contracts.intake.ReportReceipt.Reason;
import org.project360.simulator.codec.Json;
import org.project360.simulator.report.SimulatedMessage;

/**
 * Reports by HTTP. The messages of one incident go one after the other; the others beside them. What does not get through
 * is tried again, as the same event, while the patience lasts.
 */
final class HttpChannel implements AutoCloseable {
    private static final int LANES = 4;
    private static final int IN_FLIGHT = 400;
    private static final List<Long> BACK_OFF_MILLIS = List.of(100L, 300L, 1_000L, 2_000L, 5_000L);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI reports;
    private final TokenSource tokens;
    private final Answers answers;
    private final Duration patience;
    private final List<ExecutorService> lanes = new ArrayList<>();
    private final Semaphore room = new Semaphore(IN_FLIGHT);

    HttpChannel(Target.Http target, Answers answers, Duration patience) {
        this.reports = URI.create(target.intake().toString().replaceFirst("/+$", "") + "/v1/incident-reports");
        this.tokens = new TokenSource(client, target);
        this.answers = answers;
        this.patience = patience;
        for (int lane = 0; lane < LANES; lane++) {
            lanes.add(Executors.newSingleThreadExecutor(work -> {
                Thread thread = new Thread(work, "http");
                thread.setDaemon(true);
                return thread;
            }));
        }
    }

    void send(SimulatedMessage message) {
        Answers.Name name = new Answers.Name("http " + message.source(), message.id());
        room.acquireUninterruptibly();
        answers.await(name, message);
        lanes.get(Math.floorMod(message.reference().hashCode(), LANES)).execute(() -> {
            try {
                answers.settle(name, untilAnswered(message));
            } catch (SendFailure | IOException failure) {
                answers.fail(name, String.valueOf(failure.getMessage()));
            } catch (IllegalArgumentException noOutcome) {
                answers.fail(name, reports + ": the answer is no receipt");
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                answers.fail(name, "stopped before it was answered");
            } finally {
                room.release();
            }
        });
    }

    private Answers.Answer untilAnswered(SimulatedMessage message) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (int attempt = 0; ; attempt++) {
            try {
                HttpResponse<byte[]> response = post(message);
                if (response.statusCode() == 401) {
                    tokens.forget();
                } else if (response.statusCode() < 500 && response.statusCode() != 429) {
                    return answer(message, response, attempt > 0);
                }
                giveUpAfter(end, "it answered " + response.statusCode());
            } catch (IOException unreachable) {
                giveUpAfter(end, "it does not answer (" + unreachable.getClass().getSimpleName() + ")");
            }
            Thread.sleep(BACK_OFF_MILLIS.get(Math.min(attempt, BACK_OFF_MILLIS.size() - 1)));
        }
    }

    private void giveUpAfter(long end, String why) {
        if (System.nanoTime() - end > 0) {
            throw new SendFailure(reports + ": " + why);
        }
    }

    private HttpResponse<byte[]> post(SimulatedMessage message) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(reports)
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + tokens.token())
                .header("Content-Type", "application/json")
                .header("ce-id", message.id())
                .header("ce-source", message.source())
                .POST(HttpRequest.BodyPublishers.ofByteArray(message.plaintext()))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    /** A report that was taken while its answer got lost is a duplicate when it comes again: that is as it must be. */
    private static Answers.Answer answer(SimulatedMessage message, HttpResponse<byte[]> response, boolean again)
            throws IOException {
        if (response.statusCode() < 300) {
            Outcome outcome = Outcome.valueOf(
                    Json.MAPPER.readTree(response.body()).path("outcome").asText());
            return new Answers.Answer(again && outcome == Outcome.DUPLICATE ? message.expected() : outcome, List.of());
        }
        List<Reason> reasons = new ArrayList<>();
        if (response.statusCode() == 422) {
            for (JsonNode error : Json.MAPPER.readTree(response.body()).path("errors")) {
                reasons.add(new Reason(
                        error.path("pointer").asText(), error.path("code").asText(), ""));
            }
        } else {
            reasons.add(new Reason("", "http-" + response.statusCode(), ""));
        }
        return new Answers.Answer(Outcome.REJECTED, reasons);
    }

    /** Until all have been answered or given up. */
    void flush() {
        room.acquireUninterruptibly(IN_FLIGHT);
        room.release(IN_FLIGHT);
    }

    @Override
    public void close() {
        lanes.forEach(ExecutorService::shutdownNow);
        for (ExecutorService lane : lanes) {
            try {
                lane.awaitTermination(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
