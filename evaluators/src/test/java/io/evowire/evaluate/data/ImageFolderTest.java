package io.evowire.evaluate.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.DataException;
import io.evowire.evaluate.picture.ImageColour;
import io.evowire.evaluate.picture.Orientation;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {

    @TempDir
    Path root;

    @Test
    void sortedFoldersAreClassesAndTwoThirdsAreTrain() {
        Written.pictureFolder(root, 12, "pear", "Apple", "fig");
        ImageDataset data = load();
        assertEquals(List.of("Apple", "fig", "pear"), data.classNames());
        assertEquals(new TensorShape(3, 8, 8), data.shape());
        assertEquals(24, data.train().size());
        assertEquals(6, data.validation().size());
        assertEquals(6, data.test().size());
        var all = new HashSet<String>();
        for (ImageSplit part : List.of(data.train(), data.validation(), data.test())) {
            all.addAll(Written.contents(part));
            for (int label = 0; label < 3; label++) {
                assertEquals(part.size() / 3, part.counts()[label]);
            }
            for (int i = 0; i < part.size(); i++) {
                // Written: pear is full in blue, Apple in green, fig in red.
                int channel = List.of(1, 0, 2).get(part.label(i));
                assertEquals(255, part.pixel(i, channel * 64 + 20));
            }
        }
        assertEquals(36, all.size());
    }

    @Test
    void hiddenFilesAndFilesBesideTheFoldersAreIgnored() {
        Written.pictureFolder(root, 6, "a", "b");
        String before = load().fingerprint();
        Written.write(root, "README.txt", new byte[3]);
        Written.write(root, ".DS_Store", new byte[3]);
        Written.write(root.resolve("a"), ".DS_Store", new byte[3]);
        Written.write(root.resolve(".git"), "config", new byte[3]);
        assertEquals(before, load().fingerprint());
    }

    @Test
    void fingerprintDependsOnContentNotOnPlace() throws IOException {
        Written.pictureFolder(root.resolve("one"), 6, "a", "b");
        Written.pictureFolder(root.resolve("two here"), 6, "a", "b");
        String one = new ImageFolder(root.resolve("one"), 8, ImageColour.RGB).load().fingerprint();
        assertEquals(one, new ImageFolder(root.resolve("two here"), 8, ImageColour.RGB).load()
                .fingerprint());
        Files.move(root.resolve("one/a"), root.resolve("one/c"));
        assertTrue(!one.equals(
                new ImageFolder(root.resolve("one"), 8, ImageColour.RGB).load().fingerprint()));
    }

    @Test
    void foldersTrainValAndTestAreTakenAsTheyAre() {
        Written.pictureFolder(root.resolve("train"), 6, "a", "b");
        Written.pictureFolder(root.resolve("val"), 2, "a", "b");
        Written.pictureFolder(root.resolve("test"), 3, "b");
        ImageDataset data = load();
        assertEquals(List.of(12, 4, 3), sizes(data));
        assertEquals(3, data.test().counts()[1], "labels are those of train");
    }

    @Test
    void partWithoutAFolderIsCutFromTrain() {
        Written.pictureFolder(root.resolve("train"), 9, "a", "b");
        Written.pictureFolder(root.resolve("test"), 2, "a", "b");
        assertEquals(List.of(15, 3, 4), sizes(load()));
    }

    @Test
    void valMayBeCalledValidation() {
        Written.pictureFolder(root.resolve("train"), 9, "a", "b");
        Written.pictureFolder(root.resolve("validation"), 1, "a", "b");
        assertEquals(List.of(15, 2, 3), sizes(load()));
    }

    @Test
    void valMayBeCalledValid() {
        Written.pictureFolder(root.resolve("train"), 9, "a", "b");
        Written.pictureFolder(root.resolve("valid"), 1, "a", "b");
        assertEquals(List.of(15, 2, 3), sizes(load()));
    }

    @Test
    void folderTrainAloneIsAClass() {
        Written.pictureFolder(root, 6, "train", "plane");
        assertEquals(List.of("plane", "train"), load().classNames());
    }

    @Test
    void foldersBesideTrainAndTestAreAnError() {
        Written.pictureFolder(root, 6, "train", "test", "plane");
        assertFails("has the folders plane, test, train");
    }

    @Test
    void valBesideValidationIsAnError() {
        Written.pictureFolder(root, 6, "train", "val", "validation");
        assertFails("has the folders train, val, validation");
    }

    @Test
    void classThatIsNotInTrainIsAnError() {
        Written.pictureFolder(root.resolve("train"), 9, "a", "b");
        Written.pictureFolder(root.resolve("test"), 2, "a", "c");
        assertFails("is a class that is not in train. Train has a, b.");
    }

    @Test
    void greyKeepsOneChannel() {
        Written.pictureFolder(root, 6, "a", "b");
        ImageDataset data = new ImageFolder(root, 5, ImageColour.GREY).load();
        assertEquals(new TensorShape(1, 5, 5), data.shape());
        assertEquals("images:" + root.getFileName() + "?size=5,colour=grey,orientation=stored",
                data.name());
    }

    @Test
    void emptyClassIsAnErrorThatNamesItsFolder() throws IOException {
        Written.pictureFolder(root, 6, "a", "b");
        Files.createDirectory(root.resolve("none"));
        assertFails(root.resolve("none") + " stands for a class, but has no pictures");
    }

    @Test
    void fileThatIsNoPictureIsAnErrorThatNamesIt() {
        Written.pictureFolder(root, 6, "a", "b");
        Written.write(root.resolve("b"), "notes.txt", new byte[3]);
        assertFails(root.resolve("b/notes.txt") + " is not a picture");
    }

    @Test
    void damagedPictureIsAnErrorThatNamesIt() {
        Written.pictureFolder(root, 6, "a", "b");
        BufferedImage image = Written.plain(BufferedImage.TYPE_INT_RGB, 64, 64, 0x336699);
        byte[] png = Written.encoded(image, "png");
        byte[] jpeg = Written.encoded(image, "jpg");
        for (byte[] broken : List.of(new byte[0], "no picture".getBytes(),
                Arrays.copyOf(png, png.length / 2), Arrays.copyOf(png, 20),
                Arrays.copyOf(jpeg, jpeg.length / 2), Arrays.copyOf(jpeg, jpeg.length - 12))) {
            Written.write(root.resolve("b"), "p03.png", broken);
            assertFails("Of the 12 pictures in " + root + ", 1 cannot be read");
            assertFails("\n  " + root.resolve("b/p03.png") + ": ");
        }
    }

    @Test
    void fewerThanSixPicturesAreTooFew() {
        Written.pictureFolder(root, 2, "a", "b");
        assertFails("has 4 images, too few to split: at least 6");
    }

    @Test
    void folderWithoutClassesIsAnError() {
        assertFails("has 0 folders, but each class has one");
        Written.pictureFolder(root, 6, "only");
        assertFails("has 1 folders");
    }

    @Test
    void moreThan256ClassesAreAnError() throws IOException {
        for (int i = 0; i < 257; i++) {
            Files.createDirectory(root.resolve("c" + i));
        }
        assertFails("has 257 folders");
    }

    @Test
    void moreBytesThanAnArrayHoldsAreAnErrorBeforeAnyPictureIsRead() {
        for (int i = 0; i < 1_100; i++) {
            Written.write(root.resolve(i % 2 == 0 ? "a" : "b"), i + ".png", new byte[0]);
        }
        String message = assertThrows(DataException.class,
                () -> new ImageFolder(root, 1024, ImageColour.RGB).load()).getMessage();
        assertTrue(message.contains("734 pictures in one part, 2,308,964,352 bytes"), message);
    }

    @Test
    void missingFolderIsAnError() {
        root = root.resolve("nowhere");
        assertFails(root + " does not exist");
    }

    @Test
    void onePictureInAHundredMayBeUnreadableAndIsNamed() {
        Written.pictureFolder(root, 100, "a", "b");
        Written.write(root.resolve("b"), "p03.png", new byte[3]);
        Written.write(root.resolve("a"), "p50.png", new byte[0]);
        for (int time = 0; time < 2; time++) { // decoded, then from the cache
            var named = new ArrayList<String>();
            ImageDataset data = new ImageFolder(root, 8, ImageColour.RGB).load(new Loading() {
                @Override
                public void unreadable(Path picture, String reason) {
                    named.add(root.relativize(picture) + ": " + reason);
                }
            });
            assertEquals(198, sizes(data).stream().mapToInt(Integer::intValue).sum());
            assertEquals(2, named.size(), named.toString());
            assertTrue(named.contains("a/p50.png: it is empty"), named.toString());
        }
        Written.write(root.resolve("b"), "p04.png", new byte[3]);
        assertFails("Of the 200 pictures in " + root + ", 3 cannot be read");
    }

    @Test
    void picturesAreDecodedOnceAndAgainWhereOneChanged() throws IOException {
        Written.pictureFolder(root, 20, "a", "b");
        Path picture = root.resolve("a/p07.png");
        FileTime time = Files.getLastModifiedTime(picture);
        byte[] content = Files.readAllBytes(picture);
        String fingerprint = load().fingerprint();
        var opened = new ArrayList<Integer>();
        Loading watch = new Loading() {
            @Override
            public void opened(String what, int done, int all) {
                opened.add(done);
            }
        };
        assertEquals(fingerprint, new ImageFolder(root, 8, ImageColour.RGB).load(watch)
                .fingerprint());
        assertEquals(List.of(), opened, "from the cache");
        Files.setLastModifiedTime(picture, FileTime.fromMillis(time.toMillis() - 5_000));
        assertEquals(fingerprint, new ImageFolder(root, 8, ImageColour.RGB).load(watch)
                .fingerprint());
        assertEquals(40, opened.getLast(), "decoded again");
        Written.write(root.resolve("a"), "p07.png", Files.readAllBytes(root.resolve("b/p01.png")));
        assertNotEquals(fingerprint, load().fingerprint());
        Files.write(picture, content);
        assertEquals(fingerprint, load().fingerprint());
    }

    @Test
    void picturesThatWereExchangedAreSeenWhateverTheirTimes() throws IOException {
        Written.pictureFolder(root, 20, "a", "b");
        Path one = root.resolve("a/p07.png");
        Path other = root.resolve("b/p07.png");
        FileTime time = FileTime.fromMillis(1_700_000_000_000L);
        for (Path each : List.of(one, other)) { // of the same size, as their shades are
            Files.setLastModifiedTime(each, time);
        }
        assertEquals(Files.size(one), Files.size(other));
        String fingerprint = load().fingerprint();
        Path aside = root.resolve("aside");
        Files.move(one, aside);
        Files.move(other, one);
        Files.move(aside, other);
        assertEquals(time, Files.getLastModifiedTime(one));
        assertNotEquals(fingerprint, load().fingerprint());
    }

    @Test
    void whatCannotBeOpenedIsNoBrokenPicture() throws IOException {
        Written.pictureFolder(root, 200, "a", "b");
        Files.delete(root.resolve("b/p03.png"));
        Files.createSymbolicLink(root.resolve("b/p03.png"), root.resolve("nowhere"));
        assertFails("There is no picture " + root.resolve("b/p03.png"));
    }

    @Test
    void aDamagedCopyInTheCacheIsOnlyDecodedAgain() throws IOException {
        Written.pictureFolder(root, 20, "a", "b");
        var folder = new ImageFolder(root, 8, ImageColour.RGB);
        String fingerprint = folder.load().fingerprint();
        Path copy = PictureCache.of(folder, PictureParts.of(root)).file();
        byte[] sound = Files.readAllBytes(copy);
        for (int at : new int[]{0, 3, 20, 90, 150, sound.length / 2, sound.length - 1}) {
            byte[] damaged = sound.clone();
            damaged[at] ^= 1;
            Files.write(copy, damaged);
            assertEquals(fingerprint, folder.load().fingerprint(), "byte " + at);
        }
        Files.write(copy, Arrays.copyOf(sound, sound.length - 5));
        assertEquals(fingerprint, folder.load().fingerprint());
        assertArrayEquals(sound, Files.readAllBytes(copy), "written anew");
    }

    @Test
    void sizeAndColourFitThePictures() {
        grey(root.resolve("alike"), 28, 28, 28);
        assertEquals("?size=28,colour=grey,orientation=exif", fitting("alike", ""));
        assertEquals("?size=28,colour=rgb,orientation=exif", fitting("alike", "?colour=rgb"));
        assertEquals("?size=12,colour=grey,orientation=exif", fitting("alike", "?size=12"));
        assertEquals("?size=28,colour=grey,orientation=stored",
                fitting("alike", "?orientation=stored"));
        grey(root.resolve("mixed"), 20, 31, 57);
        assertEquals("?size=31,colour=grey,orientation=exif", fitting("mixed", ""));
        grey(root.resolve("large"), 300, 400, 500);
        assertEquals("?size=96,colour=grey,orientation=exif", fitting("large", ""));
        assertEquals("?size=200,colour=grey,orientation=exif", fitting("large", "?size=200"));
        Written.pictureFolder(root.resolve("coloured"), 6, "a", "b");
        assertEquals("?size=7,colour=rgb,orientation=exif", fitting("coloured", ""));
    }

    /** How many pictures were opened to the end of each time that all were, as a person sees it. */
    private static final class Watch implements Loading {

        private final List<Integer> opened = new ArrayList<>();

        @Override
        public void opened(String what, int done, int all) {
            if (done == all) {
                opened.add(all);
            }
        }
    }

    @Test
    void greyPicturesAreDecodedOnceForShapePixelsAndSurvey() {
        grey(root, 9, 12, 15);
        var watch = new Watch();
        DataSpec data = DataSpec.fitting("images:" + root, watch);
        assertEquals(List.of(12), watch.opened);
        for (int again = 0; again < 2; again++) {
            assertEquals(12, data.load(watch).train().size() + data.load(watch).validation().size()
                    + data.load(watch).test().size());
            PictureSurvey survey = data.pictures(watch).orElseThrow();
            assertEquals(12, survey.grey());
            assertEquals("9x9", survey.smallest().toString());
            assertEquals(data, DataSpec.fitting("images:" + root, watch));
        }
        assertEquals(List.of(12), watch.opened, "never again");
        Written.write(root.resolve("b"), "1.png",
                Written.encoded(Written.plain(BufferedImage.TYPE_INT_RGB, 9, 9, 0x8090a0), "png"));
        assertEquals("?size=12,colour=rgb,orientation=exif", fitting("", ""));
        assertEquals(11, data.pictures(watch).orElseThrow().grey());
    }

    @Test
    void colouredPicturesThatAreAskedForInGreyStayColoured() {
        Written.pictureFolder(root, 6, "a", "b");
        new ImageFolder(root, 7, ImageColour.GREY, Orientation.EXIF).load();
        var watch = new Watch();
        assertEquals(ImageColour.RGB,
                assertInstanceOf(ImageFolder.class, DataSpec.fitting("images:" + root, watch))
                        .colour());
        assertEquals(List.of(), watch.opened, "what they are is known");
    }

    @Test
    void damagedFactsAreOnlyFoundAgain() throws IOException {
        grey(root, 9, 12, 15);
        String found = fitting("", "");
        Path facts = PictureFacts.of(root, Orientation.EXIF, PictureParts.of(root).all()).file();
        byte[] sound = Files.readAllBytes(facts);
        for (int at = 0; at < sound.length; at += 7) {
            byte[] damaged = sound.clone();
            damaged[at] ^= 1;
            Files.write(facts, damaged);
            assertEquals(found, fitting("", ""), "byte " + at);
            assertArrayEquals(sound, Files.readAllBytes(facts), "written anew");
        }
    }

    @Test
    void oneColouredPictureAmongManyGreyOnesIsFound() {
        for (int i = 0; i < 300; i++) {
            Written.write(root.resolve(i % 2 == 0 ? "a" : "b"), i + ".png", Written.encoded(
                    Written.plain(BufferedImage.TYPE_INT_RGB, 4, 4,
                            i == 137 ? 0x8090a0 : 0x808080),
                    "png"));
        }
        assertEquals("?size=4,colour=rgb,orientation=exif", fitting("", ""));
    }

    @Test
    void whatARunHasRecordedMeansWhatItMeant() {
        assertEquals("images:x?size=64,colour=rgb,orientation=stored",
                DataSpec.parse("images:x").toString());
    }

    private String fitting(String folder, String options) {
        Path at = root.resolve(folder);
        return DataSpec.fitting("images:" + at + options, Loading.SILENT).toString()
                .replace("images:" + at, "");
    }

    /** Grey pictures, stored in colour, of these shorter sides, equally many of each. */
    private static void grey(Path folder, int... sides) {
        for (int i = 0; i < 12; i++) {
            int side = sides[i % sides.length];
            Written.write(folder.resolve(i % 2 == 0 ? "a" : "b"), i + ".png", Written.encoded(
                    Written.plain(BufferedImage.TYPE_INT_RGB, side, side + i % 3,
                            0x010101 * (i + 9)),
                    "png"));
        }
    }

    private ImageDataset load() {
        return new ImageFolder(root, 8, ImageColour.RGB).load();
    }

    private static List<Integer> sizes(ImageDataset data) {
        return List.of(data.train().size(), data.validation().size(), data.test().size());
    }

    private void assertFails(String expected) {
        String message = assertThrows(DataException.class, this::load).getMessage();
        assertTrue(message.contains(expected), message);
    }
}
