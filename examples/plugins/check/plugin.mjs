import { readFileSync } from "node:fs";
import { join } from "node:path";

function value(manifest, key) {
  return manifest.match(new RegExp(`\\b${key}: *(\\[[^\\]]*\\]|[^,}\\n]+)`))?.[1].trim();
}

function list(text = "") {
  return text.replace(/[[\]]/g, "").split(",").map((item) => item.trim()).filter(Boolean);
}

/** A plugin's folder: the few manifest values that the checks need, its module and its answers. */
export function readPlugin(directory) {
  const manifest = readFileSync(join(directory, "plugin", "plugin.yaml"), "utf8");
  const module = join(directory, "plugin", value(manifest, "module"));
  return {
    module,
    formats: list(value(manifest, "serialization")),
    hostFunctions: list(value(manifest, "host_functions")),
    maxMemory: Number.parseInt(value(manifest, "max_memory"), 10) * 1024 * 1024,
    bytes: readFileSync(module),
    cases: JSON.parse(readFileSync(join(directory, "answers.json"), "utf8")),
  };
}
