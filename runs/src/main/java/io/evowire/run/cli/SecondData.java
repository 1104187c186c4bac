package io.evowire.run.cli;

import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.run.UserException;
import io.evowire.run.config.FurtherOptions;
import io.evowire.run.config.StudyOptions;
import io.evowire.run.console.Commentary;
import io.evowire.run.console.DataProgress;
import io.evowire.run.study.StudyFiles;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** The second data set of a study, to which its directory is bound as to the first one. */
final class SecondData {

    private static final String OPTION = "--to";

    private SecondData() {}

    /**
     * The options with the second data set as it is now, if the study has one.
     *
     * @param has   options of the study
     * @param first the first data set
     * @throws UserException if it is not given, or its images have another shape
     */
    static StudyOptions of(StudyOptions options, List<String> has, ImageDataset first,
            Commentary commentary) {
        if (!has.contains(OPTION)) {
            return options;
        }
        String typed = options.others().to();
        if (typed == null) {
            throw new UserException("""
                    This study needs a second data set: give it with --to SPEC, such as \
                    idx:fashion.""");
        }
        DataSpec spec = DataProgress.fitting(typed, commentary);
        ImageDataset images = DataProgress.load(spec, commentary);
        if (!images.shape().equals(first.shape())) {
            throw new UserException("""
                    --to %s has images of shape %s, but --data has %s. Both need one shape; \
                    images:DIR?size=N,colour=grey makes them alike."""
                    .formatted(typed, images.shape(), first.shape()));
        }
        return options.with(options.others().withData(spec.toString(), images.fingerprint()));
    }

    /**
     * Refuses another second data set than the one that the directory is bound to.
     *
     * @param options that are about to be run
     */
    static void require(StudyFiles files, StudyOptions options) throws IOException {
        String now = options.others().others();
        if (now == null || !StudyFiles.in(files.directory())) {
            return;
        }
        FurtherOptions bound = files.config().options().others();
        if (!now.equals(Objects.requireNonNullElse(bound.others(), now))) {
            throw new UserException("""
                    The second data set has other images or labels than %s had when %s was made. \
                    Give the same data with --to, or choose another directory."""
                    .formatted(bound.to(), files.directory()));
        }
    }

    /** Refuses to go on with a second data set that has changed since the study was made. */
    static void requireUnchanged(StudyFiles files, StudyOptions options) throws IOException {
        String spec = options.others().to();
        if (spec != null) {
            require(files, options.with(options.others().withData(spec,
                    DataSpec.parse(spec).load().fingerprint())));
        }
    }
}
