package org.project360.randomisation.method;

/** Simple (complete) randomisation: every draw by the ratio alone, whatever came before. */
public record Simple(Ratio ratio) implements CountRule {

    @Override
    public Odds odds(int[] counts) {
        return new Odds(ratio.parts().stream().mapToLong(Integer::longValue).toArray());
    }
}
