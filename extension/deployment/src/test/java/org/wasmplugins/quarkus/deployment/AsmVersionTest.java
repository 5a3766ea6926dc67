package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.util.CheckClassAdapter;

/**
 * Chicory's compiler and Quarkus run on one and the same ASM: {@code asm} itself has the version of Quarkus' platform, which
 * the parent of all modules imports.
 */
class AsmVersionTest {

    @Test
    void everyPartOfAsm_isThereOnceAndOfTheSameVersion() throws IOException {
        var version = jar(ClassReader.class).replaceAll(".*/asm-(.*)\\.jar", "$1");
        assertThat(version).matches("\\d+(\\.\\d+)+");
        for (var part : Stream.of(ClassReader.class, GeneratorAdapter.class, ClassNode.class, Analyzer.class,
                CheckClassAdapter.class).toList()) {
            assertThat(jar(part)).endsWith("-" + version + ".jar");
            assertThat(Collections.list(getClass().getClassLoader().getResources(part.getName().replace('.', '/') + ".class")))
                    .hasSize(1);
        }
    }

    private static String jar(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }
}
