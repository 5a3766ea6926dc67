package org.wasmplugins.wasm.chicory;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * The polls in one module's compiled code: at the end of each turn of a loop, and before calls. A poll checks whether its
 * thread was interrupted. Polls do nothing and cost nothing until {@link #arm}. Then the JVM discards the module's machine
 * code, also under running loops, and compiles it again with checks. Checks from the beginning would slow loops down by more
 * than the check: the JVM would no longer move code out of them. May be used from any thread.
 *
 * <p>
 * A loop without checks stops only if the JVM has safepoints in it. On a JVM without safepoints in counted loops, the polls
 * check from the beginning. Public because compiled classes are in a package of their own.
 */
public final class InterruptPolls {

    private static final MethodType TYPE = MethodType.methodType(void.class);

    /** The suffix of classes with code; the entry class' name stands before it. */
    private static final String MACHINE = "Machine";
    private static final MethodHandle LOOK = look();

    private static final ClassValue<InterruptPolls> OF_MODULES = new ClassValue<>() {
        @Override
        protected InterruptPolls computeValue(Class<?> module) {
            return new InterruptPolls();
        }
    };

    private final MutableCallSite site;
    private volatile boolean armed;

    private InterruptPolls() {
        armed = !LoopSafepoints.everywhere();
        site = new MutableCallSite(armed ? LOOK : MethodHandles.empty(TYPE));
    }

    /**
     * @param module the entry class of a compiled module
     * @return its polls, always the same object, never null
     */
    static InterruptPolls of(Class<?> module) {
        return OF_MODULES.get(module);
    }

    /**
     * Makes the constant that compiled functions call, once for each of their classes.
     *
     * @param functions the lookup of a class with code of a compiled module
     * @param name not used
     * @param type not used
     * @return a handle that checks or does nothing, never null
     * @throws ReflectiveOperationException if the module's entry class is not beside it
     */
    public static MethodHandle link(MethodHandles.Lookup functions, String name, Class<?> type)
            throws ReflectiveOperationException {
        String className = functions.lookupClass().getName();
        Class<?> module = functions.findClass(className.substring(0, className.lastIndexOf(MACHINE)));
        return of(module).site.dynamicInvoker();
    }

    /** Makes the polls check from now on. The first time this waits until every thread has reached a safepoint. */
    void arm() {
        if (!armed) {
            armLocked();
        }
    }

    /** Returns true if the polls check. Waits for a running {@link #arm}, since guests see its effect before it returns. */
    synchronized boolean isArmed() {
        return armed;
    }

    private synchronized void armLocked() {
        if (!armed) {
            site.setTarget(LOOK);
            MutableCallSite.syncAll(new MutableCallSite[] { site });
            armed = true;
        }
    }

    private static MethodHandle look() {
        try {
            return MethodHandles.lookup().findStatic(InterruptCheck.class, "check", TYPE);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
