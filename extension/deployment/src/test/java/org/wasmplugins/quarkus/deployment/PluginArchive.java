package org.wasmplugins.quarkus.deployment;

import java.util.function.Consumer;

import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.wasmplugins.quarkus.deployment.manifest.PluginFolder;
import org.wasmplugins.quarkus.deployment.manifest.PluginFolders;
import org.wasmplugins.wasm.Guests;

/** Puts plugins into the archive of a test's application. */
public final class PluginArchive {

    private final JavaArchive archive;

    PluginArchive(JavaArchive archive) {
        this.archive = archive;
    }

    /** A valid manifest; {@code more} is added to it. */
    public static String manifest(String id, String more) {
        return """
                abi: 1
                id: %s
                version: 1.0.0
                runtime: wasm
                module: module.wasm
                serialization: raw
                events: [do]
                """.formatted(id) + more;
    }

    PluginArchive plugin(String id, byte[] module) {
        return plugin(id, manifest(id, ""), module);
    }

    /** A plugin whose id is the name of the guest that it is. */
    PluginArchive guest(String guest) {
        return plugin(guest, Guests.bytes(guest));
    }

    PluginArchive plugin(String id, String manifest, byte[] module) {
        return manifest(PluginFolders.IN_APPLICATION, id, manifest).module(PluginFolders.IN_APPLICATION, id, module);
    }

    PluginArchive inDependency(String id, byte[] module) {
        return manifest(PluginFolders.IN_DEPENDENCIES, id, manifest(id, "")).module(PluginFolders.IN_DEPENDENCIES, id, module);
    }

    PluginArchive manifestOnly(String id, String manifest) {
        return manifest(PluginFolders.IN_APPLICATION, id, manifest);
    }

    private PluginArchive manifest(String parent, String id, String manifest) {
        archive.addAsResource(new StringAsset(manifest), parent + "/" + id + "/" + PluginFolder.MANIFEST);
        return this;
    }

    private PluginArchive module(String parent, String id, byte[] module) {
        archive.addAsResource(new ByteArrayAsset(module), parent + "/" + id + "/module.wasm");
        return this;
    }

    static Consumer<JavaArchive> with(Consumer<PluginArchive> content) {
        return archive -> content.accept(new PluginArchive(archive));
    }
}
