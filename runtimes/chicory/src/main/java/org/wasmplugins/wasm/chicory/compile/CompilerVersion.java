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

/** Identifies this compiler, since another one could generate different classes. */
public final class CompilerVersion {

    /** One class of each library that influences the output of {@link ModuleCompiler}. */
    private static final List<Class<?>> LIBRARIES = List.of(ModuleCompiler.class, Compiler.class, Parser.class, Instance.class,
            ClassWriter.class, GeneratorAdapter.class);

    private CompilerVersion() {
    }

    /**
     * Computes a digest of the compiler's libraries. A version number by hand would be forgotten.
     *
     * @return a text that is the same only for the same compiler on the same version of Java; empty if the libraries cannot
     *         be read
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
