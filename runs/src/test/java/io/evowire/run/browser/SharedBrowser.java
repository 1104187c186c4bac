package io.evowire.run.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** The one browser of all classes of tests; where there is none, their tests are skipped. */
public final class SharedBrowser implements BeforeAllCallback {

    private Optional<Chromium> browser = Optional.empty();

    /** A browser that ends with the last test, and its profile. */
    private record Running(Chromium browser, Path profile) implements AutoCloseable {

        static Running start(Path program) {
            try {
                Path profile = Files.createTempDirectory("evowire-browser");
                return new Running(Chromium.start(program, profile), profile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            browser.close();
            try (Stream<Path> files = Files.walk(profile)) {
                files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> program = Chromium.find();
        if (program.isEmpty()) {
            System.err.println("Tests in a browser are skipped: there is no chromium on the PATH.");
        }
        assumeTrue(program.isPresent(), "there is no chromium on the PATH");
        browser = Optional.of(context.getRoot().getStore(Namespace.create(SharedBrowser.class))
                .getOrComputeIfAbsent(Running.class, key -> Running.start(program.get()),
                        Running.class)
                .browser());
    }

    /** An empty page, 900 pixels high; {@code scheme} is {@code light} or {@code dark}. */
    public BrowserPage page(int width, String scheme) {
        return browser.orElseThrow().page(width, 900, scheme);
    }
}
