package org.wasmplugins.quarkus.deployment.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.host.manifest.ManifestParser;
import org.wasmplugins.quarkus.deployment.LogLines;

/** Files beside the folders of plugins. */
class PluginFolderReaderTest {

    private final ArrayList<Throwable> errors = new ArrayList<>();
    private final PluginFolderReader reader = new PluginFolderReader(new ManifestParser(Set.of(RuntimeType.WASM)), errors);

    private List<String> said(String file) {
        try (var log = new LogLines("org.wasmplugins.quarkus.deployment.PluginFolderReader")) {
            reader.beside(file);
            return log.all();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "plugins/some.wasm", "plugins/Plugin.yml", "a:b!META-INF/wasm-plugins/plugin.yaml" })
    void partOfAPlugin_isAnError(String file) {
        assertThat(said(file)).isEmpty();
        assertThat(errors).singleElement().extracting(Throwable::getMessage).asString().startsWith(file + " is not read: ");
    }

    @Test
    void anyOtherFile_isSaid() {
        assertThat(said("plugins/README.md")).containsExactly("WASMP221: plugins/README.md is not read: it is in no plugin's"
                + " folder. Move it elsewhere if it is not meant to be there.");
        assertThat(errors).isEmpty();
    }

    @Test
    void hiddenFile_isNot() {
        assertThat(said("plugins/.gitkeep")).isEmpty();
        assertThat(errors).isEmpty();
    }
}
