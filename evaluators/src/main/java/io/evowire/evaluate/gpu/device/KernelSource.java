package io.evowire.evaluate.gpu.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a kernel is compiled from.
 *
 * @param name    of the function
 * @param text    the whole text, in the dialect of {@code dialect.h}
 * @param macros  what is defined before it
 * @param threads in a work-group
 */
public record KernelSource(String name, String text, Map<String, Integer> macros, int threads) {

    public KernelSource {
        macros = Map.copyOf(macros);
    }

    /** The text of a file of kernels. */
    public static String resource(String name) {
        try (InputStream in = KernelSource.class
                .getResourceAsStream("/io/evowire/evaluate/gpu/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The resource %s is missing.".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program that the function is part of; equal programs are compiled once. */
    Program program() {
        return new Program(text, macros);
    }

    /** A text with its macros. */
    record Program(String text, Map<String, Integer> macros) {

        /** Options of a compiler, such as {@code -DK=3}, sorted by name. */
        String options() {
            return new TreeMap<>(macros).entrySet().stream()
                    .map(macro -> "-D%s=%d".formatted(macro.getKey(), macro.getValue()))
                    .collect(Collectors.joining(" "));
        }
    }
}
