package io.evowire.run.json;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A value that does not exist is left out: so older records and new ones without it are the same
 * text.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
interface WithoutNulls {}
