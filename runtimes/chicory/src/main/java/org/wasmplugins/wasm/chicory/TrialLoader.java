package org.wasmplugins.wasm.chicory;

import java.util.Map;

/** Tells while a module is compiled whether a JVM will take a class, so that an application does not find out. */
final class TrialLoader extends ClassLoader {

    private final Map<String, byte[]> classes;

    private TrialLoader(Map<String, byte[]> classes) {
        super(TrialLoader.class.getClassLoader());
        this.classes = classes;
    }

    /**
     * @param classes a module's classes by their names; no code of the module runs in them before its functions are called
     * @param name one of them
     * @return whether this JVM verifies it
     */
    static boolean takes(Map<String, byte[]> classes, String name) {
        try {
            Class.forName(name, true, new TrialLoader(classes));
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
