package io.evowire.evaluate.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes a PNG or JPEG file, whatever its name ends in. */
final class PictureFile {

    private PictureFile() {}

    static Picture read(Path file) {
        try {
            return Picture.of(decode(Files.readAllBytes(file)));
        } catch (IOException | RuntimeException e) {
            // The decoders meet broken files with many kinds of RuntimeException.
            throw new DataException(
                    ("The picture %s cannot be read: %s. PNG and JPEG in grey or RGB are "
                            + "read. Repair, convert or remove it.")
                            .formatted(file, e.getMessage() == null ? e : e.getMessage()),
                    e);
        }
    }

    private static BufferedImage decode(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            throw new IOException("it is empty");
        }
        try (ImageInputStream in = new MemoryCacheImageInputStream(
                new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("it is not a picture in a known format");
            }
            ImageReader reader = readers.next();
            try {
                return decode(reader, in);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage decode(ImageReader reader, ImageInputStream in)
            throws IOException {
        // A JPEG that is cut off is only a warning; the missing part would be grey.
        var cutOff = new AtomicBoolean();
        IIOReadWarningListener listener = (source, warning) -> {
            if (warning.toLowerCase(Locale.ROOT).contains("premature end")) {
                cutOff.set(true);
            }
        };
        reader.addIIOReadWarningListener(listener);
        reader.setInput(in, true, true);
        BufferedImage image = reader.read(0);
        if (cutOff.get()) {
            throw new IOException("it is cut off");
        }
        return image;
    }
}
