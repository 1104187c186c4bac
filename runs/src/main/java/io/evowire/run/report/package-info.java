/**
 * The report: one page that says which network to take, why to trust it, what the search did and
 * what it cost. Read {@link io.evowire.run.report.ParetoReport} first: it is the whole content of
 * the page as values, made from a run and its history without a clock, a disk or a tensor.
 * {@code ReportPage} gives it to a {@link io.evowire.run.page.Page} together with the report's own
 * script, which draws.
 */
@NullMarked
package io.evowire.run.report;

import org.jspecify.annotations.NullMarked;
