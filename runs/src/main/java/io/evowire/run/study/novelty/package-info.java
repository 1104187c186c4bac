/**
 * What searches for novelty detection found, over the classes that were held out. Read
 * {@link io.evowire.run.study.novelty.NoveltyStudy}.
 */
@NullMarked
package io.evowire.run.study.novelty;

import org.jspecify.annotations.NullMarked;
