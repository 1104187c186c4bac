package io.evowire.run.config;

import io.evowire.evaluate.DamagePlan;

/** How nodes and edges are removed: a {@link DamagePlan}. */
public record DamageConfig(int images, int most) {

    public DamageConfig {
        new DamagePlan(images, most); // checks the values
    }

    /** What a worker needs to know of it. */
    DamagePlan plan() {
        return new DamagePlan(images, most);
    }
}
