package io.evowire.core.network;

/**
 * ReLU, 1x1 convolution without bias, batch normalisation, ReLU, global average pooling and a dense
 * layer with bias.
 *
 * @param channels output channels of the 1x1 convolution, at least 1
 */
public record Head(int channels) {

    public Head {
        Widths.check("head", channels, 1);
    }
}
