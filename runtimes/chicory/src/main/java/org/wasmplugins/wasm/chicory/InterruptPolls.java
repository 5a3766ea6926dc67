package org.wasmplugins.wasm.chicory;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * The places in one module's compiled code where it looks whether its thread was interrupted: at the end of each turn of a loop
 * and before calls. They do nothing, and cost nothing, until {@link #arm}; then the JVM throws the module's machine code away,
 * also under running loops, and compiles it with a look. Looking always costs a loop more than the look: the JVM then takes
 * nothing out of it any more. May be used from any thread.
 *
 * <p>
 * A loop without a look stops only where the JVM has safepoints in it. Where it has none in counted loops, the places look from
 * the beginning. Public because compiled classes are in a package of their own.
 */
public final class InterruptPolls {

    private static final MethodType TYPE = MethodType.methodType(void.class);

    /** What follows the entry class' name in the names of the classes with code. */
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
     * @return its places, always the same, never null
     */
    static InterruptPolls of(Class<?> module) {
        return OF_MODULES.get(module);
    }

    /**
     * The constant that compiled functions call, once for each of their classes.
     *
     * @param functions who asks: a class with code of a compiled module
     * @param name not used
     * @param type not used
     * @return looks, or does not; never null
     * @throws ReflectiveOperationException if the module's entry class is not beside it
     */
    public static MethodHandle link(MethodHandles.Lookup functions, String name, Class<?> type)
            throws ReflectiveOperationException {
        String className = functions.lookupClass().getName();
        Class<?> module = functions.findClass(className.substring(0, className.lastIndexOf(MACHINE)));
        return of(module).site.dynamicInvoker();
    }

    /** From now on they look. The first time this takes until every thread has come to a safepoint. */
    void arm() {
        if (!armed) {
            armLocked();
        }
    }

    /** Waits for {@link #arm} if that is on its way: guests see it before it ends. */
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
