package io.evowire.evaluate.picture;

import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import io.evowire.evaluate.DataException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes a picture, whatever its name ends in. The JDK's own readers come first, so that a picture
 * has the pixels that earlier versions of this program read; TwelveMonkeys ImageIO reads what they
 * do not: WebP, and JPEG in CMYK.
 */
public final class PictureFile {

    private static final int UPRIGHT = 1;
    private static final int LAST_ORIENTATION = 8;

    private PictureFile() {}

    /**
     * Decodes a picture.
     *
     * @throws UnreadablePictureException if it is none, or damaged
     * @throws DataException              if the file cannot be opened or read at all, which says
     *                                    nothing of the picture
     */
    public static Picture read(Path file, Orientation orientation)
            throws UnreadablePictureException {
        byte[] bytes = content(file);
        try {
            Picture picture = Picture.of(decode(bytes));
            return orientation == Orientation.STORED
                    ? picture
                    : picture.upright(exifOrientation(bytes));
        } catch (IOException | RuntimeException e) {
            // The decoders meet broken files with many kinds of RuntimeException.
            throw new UnreadablePictureException(file, e);
        }
    }

    /**
     * Reads the size of a picture from the beginning of its file.
     *
     * @return its shorter side in pixels
     * @throws UnreadablePictureException if that is not possible
     */
    public static int shorterSide(Path file) throws UnreadablePictureException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = readers(in).getFirst();
            try {
                reader.setInput(in, true, true);
                return Math.min(reader.getWidth(0), reader.getHeight(0));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw new UnreadablePictureException(file, e);
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new DataException("There is no picture %s. Check the path.".formatted(file), e);
        } catch (AccessDeniedException e) {
            throw new DataException(
                    "The picture %s may not be read by this user. Change its permissions."
                            .formatted(file),
                    e);
        } catch (IOException e) {
            throw new DataException("The picture %s cannot be read: %s.".formatted(file,
                    e.getMessage() == null ? e : e.getMessage()), e);
        }
    }

    private static List<ImageReader> readers(ImageInputStream in) throws IOException {
        var readers = new ArrayList<ImageReader>();
        ImageIO.getImageReaders(in).forEachRemaining(readers::add);
        if (readers.isEmpty()) {
            throw new IOException("it is not a picture in a known format");
        }
        readers.sort(Comparator.comparing(reader -> !isOfTheJdk(reader)));
        return readers;
    }

    private static boolean isOfTheJdk(ImageReader reader) {
        return reader.getClass().getModule().getName() != null
                && "java.desktop".equals(reader.getClass().getModule().getName());
    }

    private static BufferedImage decode(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            throw new IOException("it is empty");
        }
        IOException first = null;
        int count;
        try (ImageInputStream in = stream(bytes)) {
            count = readers(in).size();
        }
        for (int i = 0; i < count; i++) {
            try (ImageInputStream in = stream(bytes)) {
                ImageReader reader = readers(in).get(i);
                try {
                    return decode(reader, in);
                } catch (IOException e) {
                    if (!isOfAnotherKind(e)) {
                        throw e;
                    }
                    first = first == null ? e : first;
                } finally {
                    reader.dispose();
                }
            }
        }
        throw first == null ? new IOException("no reader takes it") : first;
    }

    // Of a damaged picture another reader would make up the rest.
    private static boolean isOfAnotherKind(IOException e) {
        String message = e.getMessage();
        return message != null
                && message.toLowerCase(Locale.ROOT).contains("unsupported image type");
    }

    private static ImageInputStream stream(byte[] bytes) {
        return new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
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

    /** The orientation that a JPEG's EXIF data give, 1 to 8; 1 where there are none. */
    private static int exifOrientation(byte[] bytes) {
        if (bytes.length < 2 || (bytes[0] & 0xff) != 0xff || (bytes[1] & 0xff) != 0xd8) {
            return UPRIGHT;
        }
        try (ImageInputStream in = stream(bytes)) {
            List<JPEGSegment> segments = JPEGSegmentUtil.readSegments(in, JPEG.APP1, "Exif");
            if (segments.isEmpty()) {
                return UPRIGHT;
            }
            try (InputStream data = segments.getFirst().data()) {
                data.skipNBytes(1); // a byte that fills up
                try (ImageInputStream tiff = stream(data.readAllBytes())) {
                    Entry entry = new TIFFReader().read(tiff).getEntryById(TIFF.TAG_ORIENTATION);
                    return entry != null && entry.getValue() instanceof Number number
                            && number.intValue() >= UPRIGHT
                            && number.intValue() <= LAST_ORIENTATION
                                    ? number.intValue()
                                    : UPRIGHT;
                }
            }
        } catch (IOException | RuntimeException e) {
            return UPRIGHT; // broken EXIF data say nothing, the picture may be sound
        }
    }
}
