package io.evowire.run.study;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A unit of a study was measured.
 *
 * @param id             its identity
 * @param what           all that its outcome follows from, beside the data set
 * @param outcome        what came out
 * @param seconds        that it took in this session
 */
public record Measured(String id, JsonNode what, JsonNode outcome, double seconds) {}
