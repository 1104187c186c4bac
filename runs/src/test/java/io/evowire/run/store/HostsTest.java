package io.evowire.run.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.store.Hosts.Loss;
import io.evowire.run.store.Hosts.Machine;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostsTest {

    private final Hosts.Told told = new Hosts.Told();

    private void changed(String host, int slots, String lost) {
        told.changed(new HostChange(host, slots, null, lost, 1));
    }

    @Test
    void placesOfAMachineAddUpOverItsExecutorsAndGoWithThem() {
        assertTrue(told.hosts().isEmpty());
        changed("b", 2, null);
        changed("a", 1, null);
        changed("b", 2, null);
        changed("b", -2, "killed");
        assertEquals(new Hosts(List.of(new Machine("a", 1, 1, null), new Machine("b", 2, 4, null)),
                List.of(new Loss("b", "killed"))), told.hosts());
        assertEquals(3, told.hosts().slots());
    }

    @Test
    void anotherSessionBeginsWithoutPlacesAndForgetsNoMachine() {
        changed("a", 2, null);
        told.changed(new HostChange("a", 0, "a processor", null, 2));
        told.opened();
        assertEquals(List.of(new Machine("a", 0, 2, "a processor")), told.hosts().machines());
        changed("a", 1, null);
        assertEquals(List.of(new Machine("a", 1, 2, "a processor")), told.hosts().machines());
    }
}
