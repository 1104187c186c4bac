package io.evowire.run.export;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.DataException;
import io.evowire.evaluate.data.PictureInput;
import io.evowire.evaluate.onnx.Feature;
import io.evowire.evaluate.onnx.OnnxModel;
import io.evowire.evaluate.onnx.TrainedNetwork;
import io.evowire.evaluate.session.Model;
import io.evowire.run.json.Json;
import io.evowire.run.system.ProgramVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Models as ONNX files that read pixels from 0 to 255. */
public final class OnnxExport {

    private OnnxExport() {}

    /**
     * The file.
     *
     * @param model    that says what images it was trained on
     * @param metadata kept in the file, beside the names of classes and data set
     */
    public static byte[] bytes(Model model, Map<String, String> metadata) {
        Model.Images images = Objects.requireNonNull(model.images());
        Map<String, String> all = new HashMap<>(metadata);
        all.put("classes", Json.line(images.classNames()));
        all.put("data", images.data());
        preparation(model.network().input(), images).ifPresent(how -> all.put("pictures", how));
        return OnnxModel.bytes(TrainedNetwork.of(model.network(), model.parameters()),
                images.normalisation(), ProgramVersion.text(), all);
    }

    /**
     * A file without head and classifier, which has one output for each stage.
     *
     * @param model    that says what images it was trained on
     * @param metadata kept in the file, beside names, strides and channels of the outputs
     */
    public static byte[] backbone(Model model, Map<String, String> metadata) {
        Model.Images images = Objects.requireNonNull(model.images());
        Map<String, String> all = new HashMap<>(metadata);
        all.put("data", images.data());
        all.put("features", Json.line(Feature.of(model.network())));
        return OnnxModel.backbone(TrainedNetwork.of(model.network(), model.parameters()),
                images.normalisation(), ProgramVersion.text(), all);
    }

    private static Optional<String> preparation(TensorShape shape, Model.Images images) {
        try {
            return Optional.of(
                    PictureInput.of(shape, images.data(), images.normalisation()).words());
        } catch (DataException e) {
            return Optional.empty(); // not made of pictures
        }
    }
}
