package io.evowire.run.json;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A recipe without a seed of its own for the images is written as it was before there was one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
interface RecipeMixIn {}
