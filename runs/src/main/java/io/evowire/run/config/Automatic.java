package io.evowire.run.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.evowire.core.network.TensorShape;
import io.evowire.core.objective.Objective;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values that say {@code auto} and follow from the data: how long a network is trained, where its
 * resolution falls, and which class is novel to a search. They are resolved once, before a run is
 * made, which records the numbers. For the digits that are shipped they are the numbers that were
 * the defaults before there was {@code auto}.
 * <p>
 * The rules: a training sees at least as many images as one on the digits and takes at least as
 * many steps, but no longer than about a minute on one thread of a processor of today; the stem
 * halves images of more than 48 pixels, and stages halve as long as 4 pixels remain; trials are
 * read by what is believed of them, and the front is raced, where the objectives allow it; a final
 * training has four times as many epochs as one of the search.
 */
final class Automatic {

    static final String WORD = "auto";

    /** What may say {@code auto}. */
    static final Set<String> KEYS = Set.of("recipe.epochs", "recipe.batchSize", "recipe.shift",
            "recipe.flip", "space.skeleton.stem", "space.skeleton.strides",
            "task.novelty.inner", "reading", "race.share", "finalTraining.epochs");

    private static final double RACED = 0.15;
    /** A final training is so many times as long as one of the search. */
    private static final int LONGER = 4;
    private static final int DIGITS = 7_000;
    private static final int LARGE_BATCH = 64;
    private static final int STEPS = Math.ceilDiv(DIGITS, LARGE_BATCH);
    private static final int SMALLEST_MAP = 4;
    /** Larger images are halved in the stem. */
    private static final int LARGEST_IN_STAGES = 48;
    private static final int STEM_CHANNELS = 8;
    private static final int EPOCHS_WITH_SHIFT = 4;
    /** A shift moves an image by this share of its side. */
    private static final int SHIFT_SHARE = 16;

    private final Facts facts;
    private final Map<String, String> reasons = new LinkedHashMap<>();

    private Automatic(Facts facts) {
        this.facts = facts;
    }

    /**
     * What the values follow from.
     *
     * @param images    number of training images
     * @param shape     shape of an image, [C, H, W]
     * @param classes   number of classes
     * @param maxEpochs so many at most, for a training of a median network to end within a minute
     */
    record Facts(int images, TensorShape shape, int classes, int maxEpochs) {

        /** The digits that are shipped with the program. */
        static final Facts OF_DIGITS = new Facts(DIGITS, new TensorShape(1, 28, 28),
                10, Integer.MAX_VALUE);
    }

    /**
     * A configuration without {@code auto}.
     *
     * @param tree    the configuration
     * @param reasons why each value was chosen, by its key
     */
    record Resolved(JsonNode tree, Map<String, String> reasons) {}

    /** Puts values in the place of {@code auto}; the tree is not changed. */
    static Resolved resolve(JsonNode tree, Facts facts) {
        var automatic = new Automatic(facts);
        ObjectNode copy = tree.deepCopy();
        automatic.recipe(copy);
        automatic.skeleton(copy);
        automatic.novelty(copy);
        automatic.objectives(copy);
        automatic.finalTraining(copy);
        return new Resolved(copy, automatic.reasons);
    }

    private void recipe(ObjectNode tree) {
        if (!(tree.path("recipe") instanceof ObjectNode recipe)) {
            return; // whoever binds the tree says what is wrong with it
        }
        int images = facts.images();
        set(recipe, "recipe", "batchSize", IntNode.valueOf(images >= 2_000
                ? LARGE_BATCH
                : images >= 500 ? LARGE_BATCH / 2 : LARGE_BATCH / 4),
                "%,d training images".formatted(images));
        int batch = Math.max(1, recipe.path("batchSize").asInt(LARGE_BATCH));
        int steps = Math.ceilDiv(images, batch);
        int wanted = Math.max(Math.ceilDiv(DIGITS, images), Math.ceilDiv(STEPS, steps));
        int epochs = Math.max(1, Math.min(wanted, facts.maxEpochs()));
        set(recipe, "recipe", "epochs", IntNode.valueOf(epochs),
                "%,d training images, %,d steps%s".formatted(images, (long) epochs * steps,
                        epochs < wanted ? ", as many as a minute allows" : ""));
        int side = Math.min(facts.shape().height(), facts.shape().width());
        boolean shifted = reasons.containsKey("recipe.epochs") && epochs >= EPOCHS_WITH_SHIFT;
        set(recipe, "recipe", "shift", IntNode.valueOf(shifted ? side / SHIFT_SHARE : 0),
                shifted
                        ? "a sixteenth of %d pixels".formatted(side)
                        : "only where auto chooses %d epochs or more".formatted(
                                EPOCHS_WITH_SHIFT));
        set(recipe, "recipe", "flip", BooleanNode.FALSE,
                "mirrored images may be of no class, as with letters");
    }

    private void skeleton(ObjectNode tree) {
        if (!(tree.at("/space/skeleton") instanceof ObjectNode skeleton)) {
            return;
        }
        int side = Math.min(facts.shape().height(), facts.shape().width());
        int inStem = 0;
        for (int last = side; last > LARGEST_IN_STAGES; last = Math.ceilDiv(last, 2)) {
            inStem++;
        }
        set(skeleton, "space.skeleton", "stem", stem(inStem),
                "images of %d pixels".formatted(side));
        int first = side;
        for (JsonNode convolution : skeleton.path("stem")) {
            first = Math.ceilDiv(first, largest(convolution.path("stride")));
        }
        int last = first;
        int stages = Math.max(1, tree.at("/space/stages/max").asInt(1));
        int inStages = 0;
        while (inStages < stages && Math.ceilDiv(last, 2) >= SMALLEST_MAP) {
            last = Math.ceilDiv(last, 2);
            inStages++;
        }
        set(skeleton, "space.skeleton", "strides", strides(inStages, stages),
                "from %d pixels to %d in %d stages".formatted(first, last, stages));
    }

    // Of a list to choose from the largest: as many pixels remain with it, too.
    private static int largest(JsonNode stride) {
        return Math.max(1, stride.isArray()
                ? stride.valueStream().mapToInt(one -> one.asInt(1)).max().orElse(1)
                : stride.asInt(1));
    }

    // Of all classes but the one that is held out, drawn by the seed of the run.
    private void novelty(ObjectNode tree) {
        if (!(tree.at("/task/novelty") instanceof ObjectNode novelty)) {
            return;
        }
        JsonNode heldOut = novelty.path("class");
        if (heldOut.isNull() && novelty.path("outliers").asText().equals(NoveltyConfig.NONE)) {
            set(novelty, "task.novelty", "inner", NullNode.instance, "no class is novel");
            return;
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom")
                .create(tree.path("seed").asLong());
        int drawn = random.nextInt(heldOut.isNull() ? facts.classes() : facts.classes() - 1);
        set(novelty, "task.novelty", "inner",
                IntNode.valueOf(!heldOut.isNull() && drawn >= heldOut.asInt() ? drawn + 1 : drawn),
                "drawn by seed %d".formatted(tree.path("seed").asLong()));
    }

    // What is read is a model of accuracy, and a race asks how certain accuracies are.
    private void objectives(ObjectNode tree) {
        boolean accuracy = isObjective(tree, Objective.ACCURACY);
        set(tree, "", "reading", TextNode.valueOf(
                (accuracy ? Reading.POSTERIOR : Reading.OBSERVED).toString()),
                "accuracy is %s objective".formatted(accuracy ? "an" : "no"));
        if (tree.path("race") instanceof ObjectNode race) {
            boolean novelty = isObjective(tree, Objective.AUPRC);
            set(race, "race", "share", DoubleNode.valueOf(novelty ? 0 : RACED),
                    "auprc is %s objective".formatted(novelty ? "an" : "no"));
        }
    }

    private void finalTraining(ObjectNode tree) {
        if (tree.path("finalTraining") instanceof ObjectNode training) {
            set(training, "finalTraining", "epochs",
                    IntNode.valueOf((int) Math.min(Integer.MAX_VALUE,
                            (long) LONGER * tree.at("/recipe/epochs").asInt(1))),
                    "%d times recipe.epochs".formatted(LONGER));
        }
    }

    private static boolean isObjective(ObjectNode tree, Objective objective) {
        return tree.path("objectives").valueStream()
                .anyMatch(name -> name.asText().equalsIgnoreCase(objective.word()));
    }

    private static ArrayNode stem(int halvings) {
        ArrayNode stem = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < Math.max(1, halvings); i++) {
            stem.addObject().put("channels", STEM_CHANNELS).put("stride", halvings == 0 ? 1 : 2);
        }
        return stem;
    }

    // The last stride also holds for all further stages.
    private static ArrayNode strides(int halvings, int stages) {
        ArrayNode strides = JsonNodeFactory.instance.arrayNode();
        int halving = halvings == stages ? 1 : halvings;
        Stream.generate(() -> 2).limit(halving).forEach(strides::add);
        if (halvings < stages) {
            strides.add(1);
        }
        return strides;
    }

    private void set(ObjectNode group, String path, String key, JsonNode value, String reason) {
        if (WORD.equals(group.path(key).asText())) {
            group.set(key, value);
            reasons.put(path.isEmpty() ? key : path + "." + key, reason);
        }
    }

    /** A configuration file with a comment behind each value that was chosen. */
    static String annotated(String yaml, Map<String, String> reasons) {
        Map<Integer, String> keys = new LinkedHashMap<>();
        return yaml.lines().map(line -> {
            int indent = line.length() - line.stripLeading().length();
            int colon = line.indexOf(':');
            if (colon < 0 || line.stripLeading().startsWith("-")) {
                return line;
            }
            keys.keySet().removeIf(other -> other >= indent);
            keys.put(indent, line.substring(indent, colon));
            String reason = reasons.get(String.join(".", keys.values()));
            return reason == null ? line : line + " # auto: " + reason;
        }).collect(Collectors.joining("\n", "", "\n"));
    }
}
