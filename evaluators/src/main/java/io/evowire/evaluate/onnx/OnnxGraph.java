package io.evowire.evaluate.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/** A graph of ONNX operators that grows in topological order. Values are known by their names. */
final class OnnxGraph {

    /** Number of the type float32, for casts. */
    static final long FLOAT = TensorProto.DataType.FLOAT_VALUE;

    private final GraphProto.Builder graph;

    OnnxGraph(String name) {
        graph = GraphProto.newBuilder().setName(name);
    }

    /**
     * Declares an input of float32.
     *
     * @param dimensions sizes, or the name of one that is open
     */
    String input(String name, List<Object> dimensions) {
        graph.addInput(value(name, dimensions));
        return name;
    }

    /** Declares that a value is an output. */
    void output(String name, List<Object> dimensions) {
        graph.addOutput(value(name, dimensions));
    }

    private static ValueInfoProto value(String name, List<Object> dimensions) {
        var shape = TensorShapeProto.newBuilder();
        for (Object dimension : dimensions) {
            var proto = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(dimension instanceof Number size
                    ? proto.setDimValue(size.longValue())
                    : proto.setDimParam(dimension.toString()));
        }
        var tensor = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT_VALUE).setShape(shape);
        return ValueInfoProto.newBuilder().setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor)).build();
    }

    /** Adds a float32 constant, row-major; a scalar has no dimensions. */
    String constant(String name, float[] values, long... dimensions) {
        var tensor = TensorProto.newBuilder().setName(name)
                .setDataType(TensorProto.DataType.FLOAT_VALUE);
        for (long dimension : dimensions) {
            tensor.addDims(dimension);
        }
        var bytes = ByteBuffer.allocate(values.length * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        graph.addInitializer(tensor.setRawData(ByteString.copyFrom(bytes)));
        return name;
    }

    /** Adds an operator with one output; returns the output's name. */
    String add(String operator, String output, List<String> inputs) {
        graph.addNode(node(operator, output, inputs));
        return output;
    }

    /** Adds an operator with one output and one attribute that is a single whole number. */
    String add(String operator, String output, List<String> inputs, String attribute, long value) {
        graph.addNode(node(operator, output, inputs).addAttribute(number(attribute, value)));
        return output;
    }

    /** Adds a convolution without dilation; returns the output's name. */
    String convolution(String output, List<String> inputs, long kernel, long stride, long groups) {
        return windowed("Conv", output, inputs, kernel, stride, "group", groups);
    }

    /**
     * Adds an operator that moves a window with k/2 pixels of padding; returns the output's name.
     */
    String windowed(String operator, String output, List<String> inputs, long kernel, long stride,
            String attribute, long value) {
        long padding = kernel / 2;
        graph.addNode(node(operator, output, inputs)
                .addAttribute(numbers("kernel_shape", List.of(kernel, kernel)))
                .addAttribute(numbers("pads", List.of(padding, padding, padding, padding)))
                .addAttribute(numbers("strides", List.of(stride, stride)))
                .addAttribute(number(attribute, value)));
        return output;
    }

    private static NodeProto.Builder node(String operator, String output, List<String> inputs) {
        return NodeProto.newBuilder().setOpType(operator).setName(output).addAllInput(inputs)
                .addOutput(output);
    }

    private static AttributeProto.Builder number(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value);
    }

    private static AttributeProto.Builder numbers(String name, List<Long> values) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS)
                .addAllInts(values);
    }

    GraphProto build() {
        return graph.build();
    }
}
