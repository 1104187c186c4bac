/**
 * What pages are made of: the file itself, its style, the charts, and drawings of wirings. It knows
 * no run and no report, so that the next page needs only its own content and its own script.
 * <p>
 * Read {@link io.evowire.run.page.Page} first, then {@link io.evowire.run.page.LayeredDrawings},
 * which alone knows the layout library. Beside them lie the parts of the script that all pages
 * share.
 */
@NullMarked
package io.evowire.run.page;

import org.jspecify.annotations.NullMarked;
