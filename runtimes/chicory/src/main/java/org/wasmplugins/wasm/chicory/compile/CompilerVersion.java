package org.wasmplugins.wasm.chicory.compile;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.GeneratorAdapter;

import com.dylibso.chicory.compiler.internal.Compiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;

/** Which compiler this is: classes that another one made may be different ones. */
public final class CompilerVersion {

    /** One class of each library that has a say in what {@link ModuleCompiler} makes of a module. */
    private static final List<Class<?>> LIBRARIES = List.of(ModuleCompiler.class, Compiler.class, Parser.class, Instance.class,
            ClassWriter.class, GeneratorAdapter.class);

    private CompilerVersion() {
    }

    /**
     * Reads the libraries that the compiler consists of: a number that somebody has to raise would be forgotten.
     *
     * @return a text that is the same for the same compiler on the same version of Java, and only for that; empty where the
     *         libraries cannot be read
     */
    public static Optional<String> current() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) Runtime.version().feature());
            for (Class<?> type : LIBRARIES) {
                CodeSource source = type.getProtectionDomain().getCodeSource();
                if (source == null || source.getLocation() == null) {
                    return Optional.empty();
                }
                add(Path.of(source.getLocation().toURI()), digest);
            }
            return Optional.of(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException | URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static void add(Path library, MessageDigest digest) throws IOException {
        try (Stream<Path> files = Files.walk(library)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(Files.readAllBytes(file));
            }
        }
    }
}
