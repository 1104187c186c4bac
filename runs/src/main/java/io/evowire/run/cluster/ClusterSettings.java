package io.evowire.run.cluster;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which cluster, and how it is used. None of this changes which way a search goes, and no run is
 * bound to it.
 *
 * @param master     address as the engine writes it, such as {@code spark://host:7077}
 * @param properties settings of the engine
 * @param shipData   whether the data set is sent to the machines; else it is on each at the same
 *                   path
 */
public record ClusterSettings(String master, Map<String, String> properties, boolean shipData) {

    public ClusterSettings {
        properties = Map.copyOf(properties);
    }

    /** These with settings that count where the user gave none. */
    public ClusterSettings or(Map<String, String> defaults) {
        Map<String, String> all = new TreeMap<>(defaults);
        all.putAll(properties);
        return new ClusterSettings(master, all, shipData);
    }
}
