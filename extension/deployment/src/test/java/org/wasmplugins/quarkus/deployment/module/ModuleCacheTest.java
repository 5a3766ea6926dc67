package org.wasmplugins.quarkus.deployment.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wasmplugins.quarkus.deployment.LargeFunctionGuest;
import org.wasmplugins.quarkus.deployment.LogLines;
import org.wasmplugins.wasm.Guests;
import org.wasmplugins.wasm.chicory.InvalidModuleException;
import org.wasmplugins.wasm.chicory.compile.CompileTarget;
import org.wasmplugins.wasm.chicory.compile.CompilerVersion;
import org.wasmplugins.wasm.chicory.compile.ModuleClasses;

class ModuleCacheTest {

    private static final byte[] PUPPET = Guests.bytes("puppet");

    @TempDir
    Path target;

    private ModuleCache cache() {
        return new ModuleCache(target, CompilerVersion.current());
    }

    private Path file(byte[] module) {
        return cache().file(ModuleBuild.entryClass(module));
    }

    private static ModuleBuild build(byte[] module, CompileTarget target, ModuleCache cache) throws InvalidModuleException {
        return ModuleBuild.of(module, target, cache, () -> {
        });
    }

    @Test
    void unchangedModule_isNotCompiledAgain() throws InvalidModuleException {
        var first = build(PUPPET, CompileTarget.JVM, cache());
        var second = build(PUPPET.clone(), CompileTarget.JVM, cache());
        assertThat(first.compilation().cached()).isFalse();
        assertThat(second.compilation().cached()).isTrue();
        assertThat(second.info()).isEqualTo(first.info());
        assertSame(second.classes(), first.classes());
    }

    @Test
    void interpretedFunctions_areKept() throws InvalidModuleException {
        var first = build(LargeFunctionGuest.module(), CompileTarget.JVM, cache());
        var second = build(LargeFunctionGuest.module(), CompileTarget.JVM, cache());
        assertThat(second.compilation().cached()).isTrue();
        assertThat(second.classes().tooLarge()).hasSize(1);
        assertSame(second.classes(), first.classes());
    }

    @Test
    void otherModule_isCompiled() throws InvalidModuleException {
        build(PUPPET, CompileTarget.JVM, cache());
        assertThat(build(Guests.bytes("minimal"), CompileTarget.JVM, cache()).compilation().cached()).isFalse();
    }

    @Test
    void otherCompiler_compilesAgain() throws InvalidModuleException {
        build(PUPPET, CompileTarget.JVM, cache());
        assertThat(build(PUPPET, CompileTarget.JVM, new ModuleCache(target, Optional.of("another"))).compilation()
                .cached()).isFalse();
    }

    @Test
    void compilerThatIsNotKnown_keepsNothing() throws InvalidModuleException {
        build(PUPPET, CompileTarget.JVM, new ModuleCache(target, Optional.empty()));
        assertThat(target).isEmptyDirectory();
    }

    @Test
    void damagedFile_isCompiledAgainAndSaid() throws IOException, InvalidModuleException {
        var first = build(PUPPET, CompileTarget.JVM, cache());
        var bytes = Files.readAllBytes(file(PUPPET));
        bytes[bytes.length / 2] ^= 1;
        Files.write(file(PUPPET), bytes);
        assertCompiledAgain("its content does not have the checksum that it names", first);
        Files.write(file(PUPPET), new byte[7]);
        assertCompiledAgain("it ends after 7 bytes", first);
        build(Guests.bytes("minimal"), CompileTarget.JVM, cache());
        Files.write(file(PUPPET), Files.readAllBytes(file(Guests.bytes("minimal"))));
        assertCompiledAgain("it has another module", first);
        assertThat(build(PUPPET, CompileTarget.JVM, cache()).compilation().cached()).isTrue();
    }

    private void assertCompiledAgain(String why, ModuleBuild first) throws InvalidModuleException {
        try (var log = new LogLines("org.wasmplugins.quarkus.deployment.ModuleCache")) {
            var again = build(PUPPET, CompileTarget.JVM, cache());
            assertThat(again.compilation().cached()).isFalse();
            assertSame(again.classes(), first.classes());
            assertThat(log.all()).containsExactly(
                    "WASMP208: The compiled module " + file(PUPPET) + " cannot be used: " + why
                            + "; the module is compiled again.");
        }
    }

    private void setAge(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    @Test
    void whatNoBuildUsesForLong_isDeletedWhenAnotherIsKept() throws IOException, InvalidModuleException {
        build(PUPPET, CompileTarget.JVM, cache());
        build(Guests.bytes("direct"), CompileTarget.JVM, cache());
        var unfinished = Files.createFile(target.resolve(ModuleCache.FOLDER).resolve("unfinished1"));
        var folder = Files.createDirectory(target.resolve(ModuleCache.FOLDER).resolve("folder"));
        setAge(file(PUPPET), ModuleCache.KEPT.plusDays(1));
        setAge(unfinished, ModuleCache.KEPT.plusDays(1));
        setAge(folder, ModuleCache.KEPT.plusDays(1));
        setAge(file(Guests.bytes("direct")), ModuleCache.KEPT.minusDays(1));
        build(Guests.bytes("minimal"), CompileTarget.JVM, cache());
        assertThat(file(PUPPET)).doesNotExist();
        assertThat(unfinished).doesNotExist();
        assertThat(folder).exists();
        assertThat(file(Guests.bytes("direct"))).exists();
        assertThat(file(Guests.bytes("minimal"))).exists();
    }

    @Test
    void whatABuildUses_isKept() throws IOException, InvalidModuleException {
        build(PUPPET, CompileTarget.JVM, cache());
        setAge(file(PUPPET), ModuleCache.KEPT.plusDays(1));
        assertThat(build(PUPPET, CompileTarget.JVM, cache()).compilation().cached()).isTrue();
        build(Guests.bytes("minimal"), CompileTarget.JVM, cache());
        assertThat(build(PUPPET, CompileTarget.JVM, cache()).compilation().cached()).isTrue();
    }

    @Test
    void folderThatCannotBeWritten_isSaid() throws IOException, InvalidModuleException {
        Files.writeString(target.resolve(ModuleCache.FOLDER), "a file");
        try (var log = new LogLines("org.wasmplugins.quarkus.deployment.ModuleCache")) {
            assertThat(build(PUPPET, CompileTarget.JVM, cache()).compilation().cached()).isFalse();
            assertThat(log.all()).last().asString().startsWith("WASMP209: The compiled module " + file(PUPPET)
                    + " cannot be kept: java.nio.file.FileAlreadyExistsException");
        }
    }

    @Test
    void writing_leavesOneFile() throws IOException, InvalidModuleException {
        build(PUPPET, CompileTarget.JVM, cache());
        try (var files = Files.list(target.resolve(ModuleCache.FOLDER))) {
            assertThat(files).containsExactly(file(PUPPET));
        }
    }

    private static void assertSame(ModuleClasses one, ModuleClasses other) {
        assertThat(CompiledFile.bytes(one)).isEqualTo(CompiledFile.bytes(other));
    }
}
