package io.evowire.run.cluster.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.UserException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MastersTest {

    @Test
    void aMasterWhereNobodyListensIsRefusedAtOnceUnlessAnotherOneDoes() throws IOException {
        String gone;
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            gone = "127.0.0.1:" + socket.getLocalPort();
        }
        var fault = assertThrows(UserException.class,
                () -> Masters.requireThere("spark://" + gone));
        assertTrue(fault.getMessage().contains(gone), fault.getMessage());
        assertTrue(fault.getMessage().contains("evowire spark head"), fault.getMessage());
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Masters.requireThere("spark://%s,127.0.0.1:%d".formatted(gone, socket.getLocalPort()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark://host", "spark://host:0", "spark://host:70000",
            "spark://:7077"})
    void anAddressThatIsNoneIsRefused(String master) {
        var fault = assertThrows(UserException.class, () -> Masters.requireThere(master));
        assertTrue(fault.getMessage().contains("spark://host:7077"), fault.getMessage());
    }

    @Test
    void whoeverCanReachAMasterIsToldUnlessItAsksWhoTheyAreOrIsHere() {
        var open = new SparkConf(false);
        assertTrue(Masters.exposure("spark://10.0.0.5:7077", open).isPresent());
        assertEquals(Optional.empty(),
                Masters.exposure("spark://127.0.0.1:7077", open));
        assertEquals(Optional.empty(), Masters.exposure("spark://10.0.0.5:7077",
                open.clone().set("spark.authenticate", "true")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k8s://https://api:6443", "yarn"})
    void onClustersOfOtherKindsItIsSaidWhatIsOpenThere(String master) {
        var open = new SparkConf(false);
        String said = Masters.exposure(master, open).orElseThrow();
        assertTrue(said.contains("this process or of its executors"), said);
        assertTrue(said.contains("spark.authenticate=true"), said);
        assertEquals(Optional.empty(),
                Masters.exposure(master, open.set("spark.authenticate", "true")));
        assertEquals(Optional.empty(), Masters.exposure("local[2]", new SparkConf(false)));
    }
}
