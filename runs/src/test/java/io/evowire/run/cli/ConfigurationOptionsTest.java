package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.run.config.SearchConfig;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What follows from the data that a configuration names. */
class ConfigurationOptionsTest {

    @TempDir
    private Path temporary;

    @Command
    private static final class Holder {

        @Mixin
        private final ConfigurationOptions options = new ConfigurationOptions();
    }

    private static ConfigurationOptions.Configured read(String... words) {
        var holder = new Holder();
        new CommandLine(holder).parseArgs(words);
        return holder.options.read(() -> true);
    }

    /** 7,000 images make one epoch, some 5,600 two. */
    @Test
    void imagesThatAreHeldOutCountForNothing() {
        SearchConfig plain = read().fitted().config();
        assertEquals(1, plain.recipe().epochs());
        var novelty = read("--set", "task.novelty.class=3");
        int images = novelty.images().train().size();
        assertTrue(images < 6_000, images + " images");
        assertEquals(2, novelty.fitted().config().recipe().epochs());
        String yaml = novelty.fitted().yaml(novelty.fitted().config());
        assertTrue(yaml.contains("# auto: %,d training images".formatted(images)), yaml);
        assertTrue(yaml.matches("(?s).*inner: [0-9] # auto: drawn by seed 1\n.*"), yaml);
    }

    @Test
    void outliersGetTheShapeOfTheImages() throws IOException {
        for (String name : new String[]{"a", "b"}) {
            Path folder = Files.createDirectories(temporary.resolve("pictures/" + name));
            for (int i = 0; i < 6; i++) {
                var picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
                picture.setRGB(i, 3, 0xff4010);
                ImageIO.write(picture, "png", folder.resolve(i + ".png").toFile());
            }
        }
        String spec = "images:" + temporary.resolve("pictures");
        var configured = read("--set", "task.novelty.outliers=" + spec);
        var novel = Objects.requireNonNull(configured.images().novel());
        assertEquals(new TensorShape(1, 28, 28), novel.test().shape());
        assertEquals(spec + "?size=28,colour=grey,orientation=exif",
                configured.fitted().config().task().novelty().outliers());
        var asked = read("--set", "task.novelty.outliers=" + spec + "?size=28,colour=grey");
        assertEquals(configured.images().fingerprint(), asked.images().fingerprint());
    }
}
