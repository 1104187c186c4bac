package io.evowire.run.cli;

import io.evowire.run.config.FurtherOptions;
import io.evowire.run.config.StudyOptions;
import io.evowire.run.console.FurtherTables;
import io.evowire.run.console.PaperTables;
import io.evowire.run.study.paper.ResolutionPage;
import io.evowire.run.study.paper.ResolutionStudy;
import io.evowire.run.study.scaling.Found;
import io.evowire.run.study.scaling.ScalingPage;
import io.evowire.run.study.scaling.ScalingStudy;
import io.evowire.run.study.transfer.TransferPage;
import io.evowire.run.study.transfer.TransferStudy;
import java.util.List;
import java.util.Objects;

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
                PaperTables::resolution, ResolutionPage::sections),
                new NamedStudy<>("transfer", "Xie et al. 2019",
                        "what pretraining on other images is worth, in both directions (table 5)",
                        """
                                Table 5: COCO val2017, Faster R-CNN with FPN, backbones \
                                pretrained on ImageNet and fine-tuned: C = 109 has 39.9 % AP \
                                (ResNet-50 37.1, ResNeXt-50 38.2), C = 154 41.1 % (ResNet-101 \
                                39.8, ResNeXt-101 40.7). There is no detector here: classifiers \
                                are fine-tuned on the second data set.""",
                        List.of("--networks", "--seeds", "--steps", "--budgets", "--to"),
                        StudyOptions.of(1, 5, STEPS), StudyOptions.of(1, 1),
                        asked -> new TransferStudy(asked.config(), asked.networks(),
                                asked.seeds(), asked.length(), asked.options().budget(),
                                Objects.requireNonNull(asked.options().others().to()),
                                Objects.requireNonNullElse(asked.options().others().others(),
                                        "")),
                        FurtherTables::transfer, TransferPage::sections),
                new NamedStudy<>("scaling", "Tan and Le 2019",
                        "compound scaling of a network against one dimension alone, at equal cost",
                        """
                                Figure 8 and table 7: EfficientNet-B0 (77.3 % top-1 at 0.4 G) \
                                made larger to 1.8 G: 79.0 % by depth, 78.9 % by width, 79.1 % \
                                by resolution (1.9 G), 81.1 % by all three.""",
                        List.of("--networks", "--seeds", "--steps", "--phi", "--runs"),
                        StudyOptions.of(3, 2, STEPS)
                                .with(FurtherOptions.NONE.withPhi(List.of(1.0, 2.0))),
                        StudyOptions.of(1, 1),
                        asked -> new ScalingStudy(asked.config(),
                                asked.options().runs().isEmpty()
                                        ? List.of()
                                        : Found.of(asked.runs()),
                                asked.networks(), asked.seeds(), asked.length(),
                                asked.options().others().phi()),
                        FurtherTables::scaling, ScalingPage::sections));
    }
}
