package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tells which of some records are of one person each, by nothing but the records: agglomerative clustering by certain pairs,
 * the best pair first, where no two that speak against each other come together (cannot-link, Davidson and Ravi 2005), and
 * where somebody else is not nearly as likely: of two who contradict each other and are within
 * {@link Thresholds#marginBits} neither is joined. So the order of the records decides nothing.
 *
 * <p>What is clustered are pieces: records of which it is known that they belong together. Costs a score for each pair.
 */
final class Clustering {

    /** Two pieces that a certain pair joins; {@code bits} are those of the best one. */
    private record Edge(int one, int other, double bits) {}

    private final double margin;
    private final List<Edge> edges;
    private final boolean[][] against;
    private final List<List<Integer>> clusters = new ArrayList<>();
    private final int[] clusterOf;

    private Clustering(double margin, List<Edge> edges, boolean[][] against) {
        this.margin = margin;
        this.edges = edges;
        this.against = against;
        this.clusterOf = IntStream.range(0, against.length).toArray();
        for (int piece = 0; piece < against.length; piece++) {
            clusters.add(new ArrayList<>(List.of(piece)));
        }
    }

    /**
     * The pieces of each person, by their places; every piece is in one of them.
     *
     * @param apart whether two places are told to be two persons, whatever their records say
     */
    static List<List<Integer>> of(List<List<NormalRecord>> pieces, Apart apart, SamePerson same, long stored) {
        int size = pieces.size();
        List<Edge> edges = new ArrayList<>();
        boolean[][] against = new boolean[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                List<PairScore> pairs = same.pairs(pieces.get(i), pieces.get(j), stored);
                against[i][j] = apart.two(i, j) || pairs.stream().anyMatch(same::isAgainst);
                against[j][i] = against[i][j];
                double bits = pairs.stream()
                        .filter(same::isCertain)
                        .mapToDouble(PairScore::bits)
                        .max()
                        .orElse(Double.NEGATIVE_INFINITY);
                if (bits > Double.NEGATIVE_INFINITY) {
                    edges.add(new Edge(i, j, bits));
                }
            }
        }
        List<String> texts = pieces.stream().map(Clustering::text).toList();
        edges.sort(Comparator.comparingDouble(Edge::bits)
                .reversed()
                .thenComparing(e -> Stream.of(e.one(), e.other())
                        .map(texts::get)
                        .sorted()
                        .toList()
                        .toString()));
        Clustering clustering = new Clustering(same.marginBits(), List.copyOf(edges), against);
        clustering.join();
        return clustering.clusters.stream().filter(c -> !c.isEmpty()).toList();
    }

    /** Of two pairs that are equally likely the one goes first whose texts do, wherever it stood. */
    private static String text(List<NormalRecord> piece) {
        return piece.stream()
                .flatMap(record -> Blocking.keys(record).stream())
                .flatMap(key -> key.texts().stream())
                .sorted()
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private void join() {
        for (Edge edge : edges) {
            int one = clusterOf[edge.one()];
            int other = clusterOf[edge.other()];
            if (one != other && !isAgainst(one, other) && !rivalled(one, other, edge.bits())) {
                clusters.get(other).forEach(piece -> clusterOf[piece] = one);
                clusters.get(one).addAll(clusters.get(other));
                clusters.get(other).clear();
            }
        }
    }

    /** Whether a third is nearly as likely to be one of the two, and is not the other. */
    private boolean rivalled(int one, int other, double bits) {
        return edges.stream()
                .takeWhile(e -> e.bits() >= bits - margin)
                .anyMatch(e -> rivals(clusterOf[e.one()], clusterOf[e.other()], one, other)
                        || rivals(clusterOf[e.other()], clusterOf[e.one()], one, other));
    }

    private boolean rivals(int near, int third, int one, int other) {
        return (near == one || near == other)
                && third != one
                && third != other
                && (isAgainst(third, one) || isAgainst(third, other));
    }

    private boolean isAgainst(int one, int other) {
        return clusters.get(one).stream()
                .anyMatch(i -> clusters.get(other).stream().anyMatch(j -> against[i][j]));
    }

    /** Whether two pieces are told to be of two persons. */
    interface Apart {
        Apart NOTHING = (one, other) -> false;

        boolean two(int one, int other);
    }
}
