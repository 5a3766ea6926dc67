package org.wasmplugins.wasm.chicory.compile;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

import org.wasmplugins.wasm.chicory.CompiledModule;

/** A class loader for one module's classes and resources. It stands for the application's class loader. */
final class ModuleLoader extends ClassLoader {

    private final Map<String, byte[]> classes;
    private final Map<String, byte[]> resources;

    private ModuleLoader(Map<String, byte[]> classes, Map<String, byte[]> resources) {
        super(CompiledModule.class.getClassLoader());
        this.classes = classes;
        this.resources = resources;
    }

    static CompiledModule entry(ModuleClasses module, Map<String, byte[]> resources) {
        try {
            return (CompiledModule) new ModuleLoader(module.classes(), resources).loadClass(module.entryClass())
                    .getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The classes of the module " + module.entryClass() + " cannot be used.", e);
        }
    }

    /**
     * Returns true if this JVM verifies a class. Checked while a module is compiled, so that the application does not fail
     * later.
     *
     * @param classes a module's classes by name; they run no code of the module before one of its functions is called
     * @param name the name of one of them
     */
    static boolean takes(Map<String, byte[]> classes, String name) {
        try {
            new ModuleLoader(classes, Map.of()).verify(name);
            return true;
        } catch (LinkageError e) {
            return false;
        }
    }

    /**
     * Verifies all classes of a module.
     *
     * @throws LinkageError if there is one that this JVM refuses
     */
    static void verify(Map<String, byte[]> classes) {
        var loader = new ModuleLoader(classes, Map.of());
        classes.keySet().forEach(loader::verify);
    }

    private void verify(String name) {
        try {
            Class.forName(name, true, this);
        } catch (ClassNotFoundException e) {
            throw new NoClassDefFoundError(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] resource = resources.get(name);
        return resource == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(resource);
    }
}
