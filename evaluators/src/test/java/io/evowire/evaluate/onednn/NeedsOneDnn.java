package io.evowire.evaluate.onednn;

import io.evowire.evaluate.onednn.primitive.OneDnn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Tests that are skipped where the kernels do not run. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "io.evowire.evaluate.onednn.NeedsOneDnn$Here#works",
        disabledReason = "the kernels do not run here; 'evowire doctor' says why")
@interface NeedsOneDnn {

    /** This machine. */
    final class Here {

        private Here() {}

        static boolean works() {
            return OneDnn.unavailable().isEmpty();
        }
    }
}
