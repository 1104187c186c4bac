package io.evowire.core.wann;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a node does with its weighted sum; the numbers are those of the authors' programs. */
public enum Activation {

    /** x. */
    LINEAR(1),
    /** 1 where x is positive, else 0. */
    STEP(2),
    /** sin(pi x). */
    SINE(3),
    /** exp(-x^2 / 2). */
    GAUSS(4),
    /** tanh(x). */
    TANH(5),
    /** 1 / (1 + exp(-x)). */
    SIGMOID(6),
    /** -x. */
    INVERSE(7),
    /** |x|. */
    ABSOLUTE(8),
    /** max(x, 0). */
    RELU(9),
    /** cos(pi x). */
    COSINE(10);

    /** The nine that the paper lets MNIST networks have: all but the step. */
    public static final List<Activation> WITHOUT_STEP = Arrays.stream(values())
            .filter(activation -> activation != STEP).toList();

    private final int number;

    Activation(int number) {
        this.number = number;
    }

    /** Its number in matrix files, 1 to 10. */
    public int number() {
        return number;
    }

    /** The one with this number. */
    public static Optional<Activation> ofNumber(int number) {
        return Arrays.stream(values()).filter(activation -> activation.number == number)
                .findFirst();
    }

    /** Its name in JSON, such as {@code tanh}. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this name. */
    public static Optional<Activation> ofSpelling(String name) {
        return Arrays.stream(values()).filter(activation -> activation.spelling().equals(name))
                .findFirst();
    }

    /** Its value: the definition, in double precision. */
    public double of(double x) {
        return switch (this) {
            case LINEAR -> x;
            case STEP -> x > 0 ? 1 : 0;
            case SINE -> Math.sin(Math.PI * x);
            case GAUSS -> Math.exp(-x * x / 2);
            case TANH -> Math.tanh(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case INVERSE -> -x;
            case ABSOLUTE -> Math.abs(x);
            case RELU -> Math.max(x, 0);
            case COSINE -> Math.cos(Math.PI * x);
        };
    }
}
