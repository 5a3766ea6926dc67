package org.wasmplugins.wasm.chicory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Loads the classes of tests again, and records which were loaded. */
final class FreshLoader extends ClassLoader {

    private final ClassLoader tests = FreshLoader.class.getClassLoader();
    private final Set<String> loaded = ConcurrentHashMap.newKeySet();

    FreshLoader() {
        super(ClassLoader.getPlatformClassLoader());
    }

    Set<String> loaded() {
        return loaded;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream stream = tests.getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (stream == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = stream.readAllBytes();
            loaded.add(name);
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected URL findResource(String name) {
        return tests.getResource(name);
    }
}
