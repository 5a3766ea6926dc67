// node check.mjs DIR [MODULE]
// Checks a plugin's module, or with MODULE that one in its place, and that both behave alike.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { behaviour, checks } from "./check/checks.mjs";
import { readPlugin } from "./check/plugin.mjs";

const [directory, otherModule] = process.argv.slice(2);
if (!directory) {
  console.error("usage: node check.mjs DIR [MODULE]");
  process.exit(2);
}

const committed = readPlugin(directory);
const plugin = otherModule ? { ...committed, module: otherModule, bytes: readFileSync(otherModule) } : committed;
const own = join(resolve(directory), "checks.mjs");
const all = {
  ...checks,
  ...(existsSync(own) && (await import(pathToFileURL(own))).checks),
  ...(otherModule && {
    "same as the committed module"() {
      assert.deepEqual(behaviour(plugin), behaviour(committed));
      return plugin.bytes.equals(committed.bytes) ? "even byte by byte" : "the bytes differ, the behaviour does not";
    },
  }),
};

console.log(`${plugin.module}, ${plugin.bytes.length} bytes`);
let failures = 0;
for (const [name, check] of Object.entries(all)) {
  try {
    console.log(`  ok      ${name}: ${check(plugin)}`);
  } catch (failure) {
    failures++;
    console.log(`  FAILED  ${name}: ${failure.stack}`);
  }
}
process.exitCode = failures ? 1 : 0;
