/**
 * The page of a study: what is recorded of it as one offline HTML file, with the figure as its
 * source draws it. A study says what its page shows as {@link io.evowire.run.study.page.Section}s
 * of tables and charts; the script draws them.
 */
@NullMarked
package io.evowire.run.study.page;

import org.jspecify.annotations.NullMarked;
