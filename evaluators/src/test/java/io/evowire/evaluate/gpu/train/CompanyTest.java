package io.evowire.evaluate.gpu.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evowire.core.network.Network;
import io.evowire.evaluate.gpu.device.Device;
import io.evowire.evaluate.gpu.device.FakeCuda;
import io.evowire.evaluate.gpu.device.NeedsOpenCl;
import io.evowire.evaluate.gpu.plan.Wave;
import io.evowire.evaluate.parameters.InitialWeights;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.train.LeftOrRight;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@NeedsOpenCl
class CompanyTest {

    /** A folder of compiled kernels that fails in a way that nobody expects. */
    private static Path broken() {
        return (Path) Proxy.newProxyInstance(CompanyTest.class.getClassLoader(),
                new Class<?>[]{Path.class}, (proxy, method, arguments) -> {
                    throw new LinkageError("broken");
                });
    }

    @Test
    void anErrorReachesAllWhoWait() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(3,
                Thread.ofPlatform().daemon().factory());
        try (Device device = new FakeCuda().open(broken())) {
            var company = new Company(device, 3);
            Network network = LeftOrRight.network();
            List<Future<?>> steps = IntStream.range(0, 3).<Future<?>>mapToObj(seed -> {
                Company.Member member = company.join(new Wave.Member(network, 2),
                        InitialWeights.draw(ParameterLayout.of(network), seed));
                return threads.submit(() -> company.step(member,
                        new Batch(2, network.input(), network.classes()), 0.1, 0.9, 0));
            }).toList();
            for (Future<?> step : steps) {
                var thrown = assertThrows(ExecutionException.class,
                        () -> step.get(60, TimeUnit.SECONDS));
                assertEquals("broken",
                        assertInstanceOf(LinkageError.class, thrown.getCause()).getMessage());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
