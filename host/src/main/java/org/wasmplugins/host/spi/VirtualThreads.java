package org.wasmplugins.host.spi;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Finds the virtual threads of a JVM that has them. The code is compiled for older JVMs too, so it uses reflection. */
public final class VirtualThreads {

    private static final Method IS_VIRTUAL = isVirtual();
    private static final Executor EXECUTOR = IS_VIRTUAL == null ? null : newExecutor();

    private VirtualThreads() {
    }

    private static Method isVirtual() {
        // Older JVMs have a preview only.
        if (Runtime.version().feature() < 21) {
            return null;
        }
        try {
            return Thread.class.getMethod("isVirtual");
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static Executor newExecutor() {
        try {
            return (Executor) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This JVM has virtual threads and does not give any.", e);
        }
    }

    /** Returns why there are no virtual threads, as a sentence; empty if there are. */
    public static Optional<String> problem() {
        return IS_VIRTUAL != null ? Optional.empty()
                : Optional.of("Virtual threads need JDK 21 or later; this is " + Runtime.version().feature() + ".");
    }

    public static boolean isCurrent() {
        try {
            return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invoke(Thread.currentThread());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This JVM does not say whether a thread is virtual.", e);
        }
    }

    static Executor executor() {
        return EXECUTOR;
    }
}
