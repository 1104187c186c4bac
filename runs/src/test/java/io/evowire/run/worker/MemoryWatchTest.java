package io.evowire.run.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.run.config.WorkersConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryWatchTest {

    @Test
    void whatIsNobodyElsesCountsAlsoInSwap() {
        assertEquals(1_600L << 10, MemoryWatch.taken("""
                VmPeak:	 9000000 kB
                VmRSS:	    1900 kB
                RssAnon:	    1000 kB
                RssFile:	     800 kB
                RssShmem:	     100 kB
                VmSwap:	     500 kB
                """));
    }

    @ParameterizedTest
    @CsvSource({"512m, 536870912", "2g, 2147483648", "8m, 8388608"})
    void memoryIsReadInBytes(String text, long bytes) {
        assertEquals(bytes, new WorkersConfig(1, "5s", text, 3, "5s").memoryBytes());
    }
}
