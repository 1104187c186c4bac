package io.evowire.evaluate.data;

import java.nio.file.Path;

/**
 * A file and its class.
 *
 * @param file  PNG or JPEG
 * @param label index of the class, at least 0
 */
record LabelledPicture(Path file, int label) {}
