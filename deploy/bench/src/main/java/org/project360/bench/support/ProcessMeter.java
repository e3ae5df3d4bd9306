package org.project360.bench.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Processor time and memory of a process and its children, as Linux counts them in {@code /proc}. */
public record ProcessMeter(String name, long pid) {
    /** Fields 14 to 17 of {@code stat}: user, system, and the same of children that have ended. */
    private static final int FIRST_TIME = 11;

    private static final int TIMES = 4;
    private static final double TICKS_PER_SECOND = 100;

    /** Seconds of processor time, user and system, those of ended children included. */
    public double cpuSeconds() {
        return tree().mapToDouble(one -> ticks(one) / TICKS_PER_SECOND).sum();
    }

    /** Megabytes (2^20 bytes) resident; a page shared by several of its processes counts once. */
    public long residentMegabytes() {
        List<Long> all = tree().toList();
        String measure = all.size() == 1 ? "status:VmRSS:" : "smaps_rollup:Pss:";
        return all.stream().mapToLong(one -> kilobytes(one, measure)).sum() / 1_024;
    }

    private Stream<Long> tree() {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(ProcessHandle::pid);
    }

    static long ticks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = FIRST_TIME; i < FIRST_TIME + TIMES; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return ticks;
    }

    private static long ticks(long pid) {
        try {
            return ticks(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
        } catch (IOException e) {
            return 0; // ended meanwhile; its parent counts it from now on
        }
    }

    private static long kilobytes(long pid, String measure) {
        String[] parts = measure.split(":", -1);
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), parts[0]))) {
            return lines.filter(line -> line.startsWith(parts[1] + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
