package org.project360.randomisation.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The walk of permuted blocks: its state is the size of the block and what each arm has had in it. */
record BlockWalk(Blocks blocks) implements Walk<BlockWalk.Place> {

    record Place(int size, List<Integer> used) {}

    @Override
    public Ratio ratio() {
        return blocks.ratio();
    }

    @Override
    public Map<Place, Double> starts() {
        Map<Place, Double> starts = new LinkedHashMap<>();
        for (int size : blocks.sizes()) {
            starts.put(
                    new Place(size, Collections.nCopies(ratio().arms(), 0)),
                    1.0 / blocks.sizes().size());
        }
        return starts;
    }

    @Override
    public List<Step<Place>> steps(Place place) {
        int[] used = counts(place);
        int left = place.size() - Arrays.stream(used).sum();
        List<Step<Place>> steps = new ArrayList<>();
        for (int arm = 0; arm < used.length; arm++) {
            int ofArm = place.size() / ratio().sum() * ratio().part(arm) - used[arm];
            if (ofArm > 0) {
                addSteps(steps, place, arm, (double) ofArm / left, left);
            }
        }
        return steps;
    }

    private void addSteps(List<Step<Place>> steps, Place place, int arm, double probability, int left) {
        if (left == 1) {
            starts().forEach((next, chance) -> steps.add(new Step<>(arm, probability * chance, next)));
            return;
        }
        List<Integer> used = new ArrayList<>(place.used());
        used.set(arm, used.get(arm) + 1);
        steps.add(new Step<>(arm, probability, new Place(place.size(), List.copyOf(used))));
    }

    @Override
    public int[] counts(Place place) {
        return place.used().stream().mapToInt(Integer::intValue).toArray();
    }
}
