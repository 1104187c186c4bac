/**
 * The report: one page that says which network to take, why to trust it, what the search did and what
 * it cost. Read {@link io.evowire.run.report.ParetoReport} first: it is the whole content of the page
 * as values, made from a run and its history without a clock, a disk or a tensor. {@code ReportPage}
 * puts it into a file beside the style, the script and the chart library; the script draws.
 */
@NullMarked
package io.evowire.run.report;

import org.jspecify.annotations.NullMarked;
