package io.evowire.core.statistics;

import java.util.Arrays;

/**
 * The lower triangle L with A = LL' of a symmetric positive definite matrix A; immutable. Each row
 * follows from the rows above it, so a factor to which rows are appended has the same bits as one
 * that is computed at once.
 *
 * @see <a href="https://epubs.siam.org/doi/book/10.1137/1.9781421407944">Golub and Van Loan, Matrix
 *      computations (2013), section 4.2</a>
 */
public final class Cholesky {

    /** The factor of a matrix without rows. */
    public static final Cholesky EMPTY = new Cholesky(new double[0][]);

    // Column k from its diagonal down: so the inner loops run over neighbouring places.
    private final double[][] columns;

    private Cholesky(double[][] columns) {
        this.columns = columns;
    }

    /** Number of rows. */
    public int size() {
        return columns.length;
    }

    /**
     * The factor of a larger matrix.
     *
     * @param rows further rows of A, each up to its diagonal
     * @throws IllegalArgumentException if the matrix is not positive definite
     */
    public Cholesky append(double[]... rows) {
        int size = size() + rows.length;
        double[][] longer = new double[size][];
        for (int k = 0; k < size; k++) {
            longer[k] = k < size() ? Arrays.copyOf(columns[k], size - k) : new double[size - k];
        }
        for (int i = size(); i < size; i++) {
            double[] row = rows[i - size()].clone();
            for (int k = 0; k < i; k++) {
                longer[k][i - k] = row[k] / longer[k][0];
                subtract(longer[k], k, row, i + 1);
            }
            if (!(row[i] > 0)) {
                throw new IllegalArgumentException(
                        "The matrix is not positive definite: pivot %d is %s.".formatted(i,
                                row[i]));
            }
            longer[i][0] = Math.sqrt(row[i]);
        }
        return new Cholesky(longer);
    }

    // Of x, in place, the part of row k and all rows below it up to a bound that x[k] explains.
    private static void subtract(double[] column, int k, double[] x, int bound) {
        x[k] /= column[0];
        double known = x[k];
        for (int j = k + 1; j < bound; j++) {
            x[j] -= known * column[j - k];
        }
    }

    /** The solution x of Lx = b. */
    public double[] forward(double... b) {
        double[] x = b.clone();
        for (int k = 0; k < size(); k++) {
            subtract(columns[k], k, x, size());
        }
        return x;
    }

    /** The solution x of L'x = b. */
    public double[] backward(double... b) {
        double[] x = b.clone();
        for (int k = size() - 1; k >= 0; k--) {
            for (int j = k + 1; j < size(); j++) {
                x[k] -= columns[k][j - k] * x[j];
            }
            x[k] /= columns[k][0];
        }
        return x;
    }

    /** Logarithm of the determinant of L, half that of A's. */
    public double logDeterminant() {
        double sum = 0;
        for (double[] column : columns) {
            sum += StrictMath.log(column[0]);
        }
        return sum;
    }
}
