package org.wasmplugins.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import com.dylibso.chicory.runtime.ByteArrayMemory;

/** Who runs the kernels in a JVM. */
enum Engine {

    OURS("ours", OwnGuests::of),
    JAVA("java", JavaKernels::of),
    CHICORY_DEFAULT("chicory-default", kernel -> ChicoryGuests.of(kernel, null)),
    CHICORY_BYTEARRAY("chicory-bytearray", kernel -> ChicoryGuests.of(kernel, ByteArrayMemory::new)),
    /** By hand, with the memory that plugins have. */
    CHICORY_FLAT("chicory-flat", kernel -> ChicoryGuests.of(kernel, FlatMemories::create)),
    EXTISM("extism", ExtismGuests::of),
    /** On a JDK that is no GraalVM its compiler is the JDK's module, upgraded. */
    GRAALWASM("graalwasm", GraalWasmGuests::of, "-XX:+UnlockExperimentalVMOptions", "-XX:+EnableJVMCI",
            "--upgrade-module-path=" + System.getProperty("benchmarks.graal", ""), "--enable-native-access=ALL-UNNAMED"),
    WASMTIME("wasmtime", WasmtimeGuests::of, "--enable-native-access=ALL-UNNAMED");

    private static final int LONG_WARM_UP = 8;

    private final String key;
    private final Function<Kernel, Guest> guests;
    private final List<String> jvmArguments;

    Engine(String key, Function<Kernel, Guest> guests, String... jvmArguments) {
        this.key = key;
        this.guests = guests;
        this.jvmArguments = List.of(jvmArguments);
    }

    static Engine of(String key) {
        return Arrays.stream(values()).filter(engine -> engine.key.equals(key)).findFirst().orElseThrow();
    }

    String key() {
        return key;
    }

    /** Ready to be called; checked against the same in Java. */
    Guest guest(Kernel kernel) {
        var guest = guests.apply(kernel);
        if (!Arrays.equals(guest.call(kernel.input()), JavaKernels.of(kernel).call(kernel.input()))) {
            throw new IllegalStateException(key + " computes something else than Java for " + kernel.key());
        }
        return guest;
    }

    /** GraalWasm's compiler is Java, which has to become warm itself: about ten seconds pass until it has compiled anything. */
    int warmUps() {
        return this == GRAALWASM ? LONG_WARM_UP : 1;
    }

    List<String> jvmArguments() {
        return jvmArguments;
    }
}
