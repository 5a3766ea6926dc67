package org.wasmplugins.host.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.snakeyaml.engine.v2.nodes.Node;
import org.wasmplugins.EventPattern;
import org.wasmplugins.ExecutionSettings;
import org.wasmplugins.PermissionSet;
import org.wasmplugins.PluginDependency;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginVersion;
import org.wasmplugins.RuntimeType;
import org.wasmplugins.SerializationFormat;
import org.wasmplugins.Text;

/** Reads the whole manifest, key by key, in the order in which messages list the keys. */
final class ManifestReader {

    static final String ALLOWED = "a mapping with the keys abi, id, version, runtime, module and events";

    private static final int ABI = 1;
    private static final String NO_ABI = "none";
    private static final String ABIS = ABI + ", or " + NO_ABI + " for a bare module";
    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 2_000;

    private final Problems problems;
    private final List<RuntimeType> runtimes;
    private final Optional<String> folder;

    ManifestReader(Problems problems, List<RuntimeType> runtimes, Optional<String> folder) {
        this.problems = problems;
        this.runtimes = runtimes;
        this.folder = folder;
    }

    PluginManifest read(Node root) {
        return MappingReader.of(new ManifestValue(problems, "", root), ALLOWED).map(this::read)
                .orElseThrow(problems::exception);
    }

    private PluginManifest read(MappingReader root) {
        boolean bare = root.required("abi", ABIS).filter(ManifestReader::isBare).isPresent();
        Optional<PluginId> id = root.required("id", PluginId.ALLOWED).flatMap(this::id);
        Optional<PluginVersion> version = root.required("version", PluginVersion.ALLOWED)
                .flatMap(value -> value.string(PluginVersion::isValid, PluginVersion.ALLOWED)).map(PluginVersion::new);
        Optional<String> name = root.optional("name").flatMap(
                value -> value.string(ManifestRules.line(0, MAX_NAME), "one line of at most " + MAX_NAME + " characters"));
        Optional<String> description = root.optional("description").flatMap(
                value -> value.string(ManifestRules.lines(MAX_DESCRIPTION),
                        "text of at most " + MAX_DESCRIPTION + " characters without control characters"));
        Optional<RuntimeType> runtime = root.required("runtime", runtimeNames()).flatMap(value -> runtime(value, bare));
        Optional<String> module = root.required("module", ManifestRules.MODULE)
                .flatMap(value -> value.string(ManifestRules::isModule, ManifestRules.MODULE));
        List<SerializationFormat> serialization = root.optional("serialization").map(SerializationReader::read)
                .orElse(List.of(SerializationFormat.JSON));
        List<EventPattern> events = bare ? noEvents(root)
                : root.required("events", EventsReader.ALLOWED).map(EventsReader::read).orElse(List.of());
        List<PluginDependency> dependencies = root.optional("dependencies").map(DependenciesReader::read).orElse(List.of());
        PermissionSet permissions = root.optional("permissions").flatMap(PermissionsReader::read).orElse(PermissionSet.DEFAULT);
        ExecutionSettings execution = root.optional("execution").flatMap(ExecutionReader::read)
                .orElse(ExecutionSettings.DEFAULT);
        boolean lazy = root.optional("load").flatMap(load -> load.choice(List.of("eager", "lazy"), Function.identity()))
                .filter("lazy"::equals).isPresent();
        boolean snapshot = root.optional("snapshot").flatMap(ManifestValue::bool).orElse(false);
        Map<String, String> config = root.optional("config").map(ConfigReader::read).orElse(Map.of());
        root.reportUnknownKeys();
        problems.throwIfAny();
        return PluginManifest.builder(id.orElseThrow(), version.orElseThrow()).name(name.orElse(""))
                .description(description.orElse("")).runtime(runtime.orElseThrow()).module(module.orElseThrow())
                .serialization(serialization).events(events).dependencies(dependencies).permissions(permissions)
                .execution(execution.withLazy(lazy).withSnapshot(snapshot)).config(config).build();
    }

    private static boolean isBare(ManifestValue abi) {
        if (YamlNodes.isString(abi.node()) && abi.scalar(ABIS).filter(NO_ABI::equals).isPresent()) {
            return true;
        }
        abi.integer(ABI, ABI, ABIS);
        return false;
    }

    private static List<EventPattern> noEvents(MappingReader root) {
        root.optional("events").ifPresent(
                events -> events.problem("events",
                        "none of them with abi: " + NO_ABI + ", as a bare module handles no events"));
        return List.of();
    }

    private Optional<RuntimeType> runtime(ManifestValue value, boolean bare) {
        Optional<RuntimeType> runtime = value.choice(runtimes, RuntimeType::name);
        if (bare && runtime.filter(type -> !type.equals(RuntimeType.WASM)).isPresent()) {
            return value.wrongValue(RuntimeType.WASM + " with abi: " + NO_ABI);
        }
        return runtime;
    }

    private Optional<PluginId> id(ManifestValue value) {
        Optional<String> id = value.string(PluginId::isValid, PluginId.ALLOWED);
        if (id.isPresent() && folder.isPresent() && !id.equals(folder)) {
            value.wrongValue("'" + Text.printable(folder.get()) + "', the name of the manifest's folder");
        }
        return id.map(PluginId::of);
    }

    private String runtimeNames() {
        return runtimes.stream().map(RuntimeType::name).collect(Collectors.joining(", "));
    }
}
