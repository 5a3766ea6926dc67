package org.wasmplugins.quarkus.deployment.module;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.TreeMap;

import org.wasmplugins.wasm.chicory.compile.ModuleClasses;
import org.wasmplugins.wasm.chicory.compile.TooLargeFunction;

/** A compiled module as a file: the SHA-256 of the rest, then its parts. */
final class CompiledFile {

    private static final int DIGEST_BYTES = 32;

    private CompiledFile() {
    }

    static byte[] bytes(ModuleClasses module) {
        var content = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(content)) {
            out.writeUTF(module.entryClass());
            out.writeInt(module.classes().size());
            for (var type : new TreeMap<>(module.classes()).entrySet()) {
                out.writeUTF(type.getKey());
                write(type.getValue(), out);
            }
            out.writeUTF(module.resourceName());
            write(module.resource(), out);
            out.writeInt(module.tooLarge().size());
            for (var function : module.tooLarge()) {
                out.writeInt(function.index());
                write(function.name().getBytes(StandardCharsets.UTF_8), out);
                out.writeInt(function.bytes());
            }
        } catch (IOException e) {
            throw new IllegalStateException("Writing into memory does not fail.", e);
        }
        var file = new ByteArrayOutputStream();
        file.writeBytes(sha256(content.toByteArray()));
        file.writeBytes(content.toByteArray());
        return file.toByteArray();
    }

    /**
     * @throws IOException if the file was changed after it was written
     */
    static ModuleClasses read(byte[] file) throws IOException {
        if (file.length < DIGEST_BYTES) {
            throw new IOException("it ends after " + file.length + " bytes");
        }
        var content = Arrays.copyOfRange(file, DIGEST_BYTES, file.length);
        if (!Arrays.equals(sha256(content), Arrays.copyOf(file, DIGEST_BYTES))) {
            throw new IOException("its content does not have the checksum that it names");
        }
        var in = new DataInputStream(new ByteArrayInputStream(content));
        var entryClass = in.readUTF();
        var classes = new LinkedHashMap<String, byte[]>();
        for (int i = in.readInt(); i > 0; i--) {
            classes.put(in.readUTF(), readBytes(in));
        }
        var resourceName = in.readUTF();
        var resource = readBytes(in);
        var tooLarge = new ArrayList<TooLargeFunction>();
        for (int i = in.readInt(); i > 0; i--) {
            tooLarge.add(new TooLargeFunction(in.readInt(),
                    new String(readBytes(in), StandardCharsets.UTF_8), in.readInt()));
        }
        return new ModuleClasses(entryClass, classes, resourceName, resource, tooLarge);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static void write(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
