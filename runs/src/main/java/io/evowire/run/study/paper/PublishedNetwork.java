package io.evowire.run.study.paper;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of the tables of Xie et al. 2019: ImageNet, one view of one network.
 *
 * @param table      its number in the paper
 * @param network    its name there
 * @param top1       accuracy, percent, as it is printed; null where none is
 * @param top5       the same
 * @param macs       multiply-adds, as printed
 * @param parameters trained numbers, as printed
 */
public record PublishedNetwork(int table, String network, @Nullable String top1,
        @Nullable String top5, double macs, double parameters) {

    private static final double M = 1e6;
    private static final double G = 1e9;

    /** Small regime, fewer than 600 M multiply-adds; RandWire trained for 250 epochs. */
    static final List<PublishedNetwork> TABLE_2 = List.of(
            of(2, "MobileNet", "70.6", "89.5", 569 * M, 4.2),
            of(2, "MobileNet v2", "74.7", null, 585 * M, 6.9),
            of(2, "ShuffleNet", "73.7", "91.5", 524 * M, 5.4),
            of(2, "ShuffleNet v2", "74.9", "92.2", 591 * M, 7.4),
            of(2, "NASNet-A", "74.0", "91.6", 564 * M, 5.3),
            of(2, "NASNet-B", "72.8", "91.3", 488 * M, 5.3),
            of(2, "NASNet-C", "72.5", "91.0", 558 * M, 4.9),
            of(2, "Amoeba-A", "74.5", "92.0", 555 * M, 5.1),
            of(2, "Amoeba-B", "74.0", "91.5", 555 * M, 5.3),
            of(2, "Amoeba-C", "75.7", "92.4", 570 * M, 6.4),
            of(2, "PNAS", "74.2", "91.9", 588 * M, 5.1),
            of(2, "DARTS", "73.1", "91.0", 595 * M, 4.9),
            of(2, "RandWire-WS", "74.7 \u00b1 0.25", "92.2 \u00b1 0.15", 583 * M, 5.6));

    /** Regular regime. */
    static final List<PublishedNetwork> TABLE_3 = List.of(
            of(3, "ResNet-50", "77.1", "93.5", 4.1 * G, 25.6),
            of(3, "ResNeXt-50", "78.4", "94.0", 4.2 * G, 25.0),
            of(3, "RandWire-WS, C = 109", "79.0 \u00b1 0.17", "94.4 \u00b1 0.11", 4.0 * G, 31.9),
            of(3, "ResNet-101", "78.8", "94.4", 7.8 * G, 44.6),
            of(3, "ResNeXt-101", "79.5", "94.6", 8.0 * G, 44.2),
            of(3, "RandWire-WS, C = 154", "80.1 \u00b1 0.19", "94.8 \u00b1 0.18", 7.9 * G, 61.5));

    /** Large images: RandWire at 320x320, unchanged from table 3, the others at 331x331. */
    static final List<PublishedNetwork> TABLE_4 = List.of(
            of(4, "NASNet-A, 331x331", null, "96.2", 23.8 * G, 88.9),
            of(4, "Amoeba-B, 331x331", "82.3", "96.1", 22.3 * G, 84.0),
            of(4, "Amoeba-A, 331x331", "82.8", "96.1", 23.1 * G, 86.7),
            of(4, "PNASNet-5, 331x331", "82.9", "96.2", 25.0 * G, 86.1),
            of(4, "RandWire-WS, 320x320", "81.6 \u00b1 0.13", "95.6 \u00b1 0.07", 16.0 * G, 61.5));

    /** All of them. */
    static final List<PublishedNetwork> ALL = Stream.of(TABLE_2, TABLE_3, TABLE_4)
            .flatMap(List::stream).toList();

    private static PublishedNetwork of(int table, String network, @Nullable String top1,
            @Nullable String top5, double macs, double millions) {
        return new PublishedNetwork(table, network, top1, top5, macs, millions * M);
    }
}
