package io.evowire.run.config;

import io.evowire.core.bounds.BoundedLike;
import io.evowire.evaluate.DamagePlan;

/** How nodes and edges are removed: a {@link DamagePlan}. */
@BoundedLike(DamagePlan.class)
public record DamageConfig(int images, int most) {

    public DamageConfig {
        new DamagePlan(images, most); // checks the values
    }

    /** What a worker needs to know of it. */
    DamagePlan plan() {
        return new DamagePlan(images, most);
    }
}
