import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { guestOf, parseAnswer, utf8 } from "../check/checks.mjs";

const table = (name) => readFileSync(new URL(`src/${name}.def`, import.meta.url), "utf8").trimEnd().split("\n");
const lookup = (fileName) => utf8(JSON.stringify({ type: "icon.lookup", data: { fileName } }));

export const checks = {
  "table"(plugin) {
    const colours = new Map();
    for (const line of table("icons")) {
      const [, id, icon, dark, light] = line.match(/^ICON\((\w+), "([a-z-]+)", "(#[0-9a-f]{6})", "(#[0-9a-f]{6})"\)$/) ?? assert.fail(line);
      assert.notEqual(dark, light, `${icon} has one colour`);
      assert.ok(!colours.has(id), `${id} is there twice`);
      colours.set(id, { icon, dark, light });
    }
    let entries = 0;
    const guest = guestOf(plugin);
    for (const [file, prefix] of [["names", ""], ["extensions", "some.thing."]]) {
      let last = Buffer.alloc(0);
      for (const line of table(file)) {
        const [, key, id] = line.match(/^ENTRY\("([^"\\A-Z]+)", (\w+)\)$/) ?? assert.fail(line);
        const bytes = Buffer.from(key);
        assert.ok(Buffer.compare(last, bytes) < 0, `${key} is not in order in ${file}`);
        last = bytes;
        entries++;
        for (const theme of ["dark", "light"]) {
          guest.strings.get_icon_theme = theme;
          const { icon, [theme]: color } = colours.get(id);
          for (const name of [prefix + key, (prefix + key).toUpperCase(), `C:\\dir.x/${prefix}${key}`]) {
            assert.deepEqual(parseAnswer(guest.handle(lookup(name))), { success: true, data: { icon, color } }, name);
          }
        }
      }
    }
    assert.ok(entries >= 170);
    return `${entries} entries, ${colours.size} icons`;
  },

  "themes"(plugin) {
    const guest = guestOf(plugin);
    const color = (theme) => {
      guest.strings.get_icon_theme = theme;
      return parseAnswer(guest.handle(lookup("a.java"))).data.color;
    };
    const dark = color("dark");
    assert.notEqual(color("light"), dark);
    for (const theme of ["", "Light", "light ", "ligh", "lights", "blue", "\u{1f319}", "x".repeat(100_000)]) {
      assert.equal(color(theme), dark, theme);
    }
    return "all but light are dark";
  },

  "refused host function"(plugin) {
    const guest = guestOf(plugin);
    const event = lookup("src/Main.java");
    const answer = guest.handle(event);
    const size = guest.size;
    guest.strings.get_icon_theme = () => {
      throw new Error("refused");
    };
    for (let i = 0; i < 100_000; i++) {
      assert.throws(() => guest.handle(event), /^Error: refused$/);
    }
    guest.strings.get_icon_theme = "dark";
    assert.deepEqual(guest.handle(event), answer);
    assert.equal(guest.size, size, "the memory grew");
    return "100,000 times, and nothing is left behind";
  },

  "long names"(plugin) {
    const guest = guestOf(plugin);
    const answer = (name) => parseAnswer(guest.handle(lookup(name)));
    const icon = (name) => answer(name).data.icon;
    assert.equal(icon(".".repeat(1_000_000)), "file");
    assert.equal(icon("/".repeat(1_000_000)), "file");
    assert.equal(icon(`${"x".repeat(1_000_000)}.tar.gz`), "archive");
    assert.equal(answer("x".repeat(3_000_000)).error.code, "out-of-memory");
    assert.equal(icon("a.java"), "java");
    return "a million dots, slashes and letters";
  },
};
