package io.evowire.run.cli;

import io.evowire.run.config.StudyOptions;
import io.evowire.run.console.PaperTables;
import io.evowire.run.study.paper.ResolutionPage;
import io.evowire.run.study.paper.ResolutionStudy;
import java.util.List;

/** Studies beyond the figures of one paper: what becomes of networks elsewhere. */
final class FurtherStudies {

    private static final int STEPS = 360;

    private FurtherStudies() {}

    /** All that there are. */
    static List<NamedStudy<?>> all() {
        return List.of(new NamedStudy<>("resolution", "Xie et al. 2019",
                "what trained networks do, unchanged, with larger images (table 4)",
                """
                        Table 4: C = 154, trained on ImageNet at 224x224 and tested at 320x320, \
                        nothing retrained: 80.1 to 81.6 % top-1, 94.8 to 95.6 % top-5, 7.9 G to \
                        16.0 \u00b1 0.36 G multiply-adds.""",
                List.of("--networks", "--seeds", "--steps", "--budgets", "--sizes"),
                StudyOptions.of(5, 1, STEPS), StudyOptions.of(1, 1),
                asked -> new ResolutionStudy(asked.config(), asked.networks(), asked.seeds(),
                        asked.length(), asked.options().budget(),
                        asked.options().others().sizes()),
                PaperTables::resolution, ResolutionPage::sections));
    }
}
