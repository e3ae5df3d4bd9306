package org.project360.intake.identity.cli;

/**
 * What an evaluation found. {@code blockingRecall} is the share of true pairs that were compared at all, {@code possible}
 * the number of records that somebody would have to look at.
 */
record Evaluated(
        int records,
        Measures pairwise,
        Measures cluster,
        double blockingRecall,
        long possible,
        double recordsPerSecond,
        String modelVersion) {

    String table() {
        return """
                records             %d
                records per second  %.0f
                possible            %d
                blocking recall     %.4f
                            precision  recall      f1
                pairwise       %.4f  %.4f  %.4f
                cluster        %.4f  %.4f  %.4f
                model %s""".formatted(
                        records,
                        recordsPerSecond,
                        possible,
                        blockingRecall,
                        pairwise.precision(),
                        pairwise.recall(),
                        pairwise.f1(),
                        cluster.precision(),
                        cluster.recall(),
                        cluster.f1(),
                        modelVersion);
    }
}
