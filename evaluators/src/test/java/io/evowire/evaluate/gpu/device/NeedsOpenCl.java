package io.evowire.evaluate.gpu.device;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tests that are skipped where there is no device of OpenCL; they share {@link TestDevice}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ResourceLock("io.evowire.opencl")
@EnabledIf(value = "io.evowire.evaluate.gpu.device.TestDevice#isThere",
        disabledReason = "there is no OpenCL device here; Debian's pocl-opencl-icd is one")
public @interface NeedsOpenCl {
}
