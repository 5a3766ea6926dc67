import assert from "node:assert/strict";
import { guestOf, parseAnswer, utf8 } from "../check/checks.mjs";
import { encode } from "../check/msgpack.mjs";

const MEGABYTE = 1024 * 1024;
const event = (text) => ({ type: "text.count", data: { text } });

export const checks = {
  "MessagePack by hand"(plugin) {
    const guest = guestOf(plugin);
    const answer = (...parts) => Buffer.from(guest.handle(new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))))));
    const type = [[0xa4], "type", [0xaa], "text.count"];
    const text = [[0xa4], "text", [0xa9], "a b\n\u{1f600}c"];
    // {"success": true, "data": {"characters": 6, "words": 3, "lines": 2}}, in this order, with names, in shortest form
    const expected = Buffer.concat([
      [0x82, 0xa7], "success", [0xc3, 0xa4], "data",
      [0x83, 0xaa], "characters", [6, 0xa5], "words", [3, 0xa5], "lines", [2],
    ].map((part) => Buffer.from(part)));
    assert.deepEqual(answer([0x82], ...type, [0xa4], "data", [0x81], ...text), expected);
    assert.deepEqual(answer([0x82, 0xa4], "data", [0x81], ...text, ...type), expected, "data before type");
    assert.deepEqual(answer([0xde, 0, 2], ...type, [0xa4], "data", [0xdf, 0, 0, 0, 1], ...text), expected, "long map headers");
    const others = [[0xa2], "id", [0xd6, 0xff, 0, 0, 0, 0], [0xa1], "x", [0xc4, 2, 1, 2], [0xa1], "y", [0xcb, 0, 0, 0, 0, 0, 0, 0, 0]];
    assert.deepEqual(answer([0x85], ...others, ...type, [0xa4], "data", [0x82, 0xa1], "z", [0x93, 0xc0, 0x80, 0xff], ...text), expected, "unknown entries");

    const code = (...parts) => parseAnswer(answer(...parts)).error.code;
    assert.equal(code([0x82], ...type, [0xa4], "data", [0x81, 0xa4], "text", [0xdb, 0xff, 0xff, 0xff, 0xff]), "invalid-event");
    assert.equal(code([0x82], ...type, [0xa4], "data", [0x81, 0xa4], "text", [0xa2, 0xc3, 0x28]), "invalid-event");
    assert.equal(code([0x82], ...type, [0xa4], "data", [0x81], ...text, [0xc0]), "invalid-event");
    assert.equal(code([0xdf, 0xff, 0xff, 0xff, 0xff]), "invalid-event");
    assert.equal(code([0x80]), "invalid-event");
    return "headers, unknown entries, bad lengths";
  },

  "20 MB of text"(plugin) {
    const times = [];
    const count = (about, bytes, expected) => {
      const guest = guestOf(plugin);
      const start = performance.now();
      assert.deepEqual(parseAnswer(guest.handle(bytes)), { success: true, data: expected }, about);
      times.push(`${about} ${Math.round(performance.now() - start)} ms, ${Math.round(guest.size / MEGABYTE)} MiB`);
      const size = guest.size;
      guest.handle(bytes);
      guest.handle(bytes);
      assert.equal(guest.size, size, `${about}: the memory grew`);
    };
    const lines = (20 * MEGABYTE) / 8;
    const counts = { characters: lines * 6, words: lines * 2, lines };
    // Eight bytes of UTF-8 each.
    const text = "a \u{20ac}bc\n".repeat(lines);
    assert.equal(utf8(text).length, 20 * MEGABYTE);
    count("MessagePack", encode(event(text)), counts);
    count("JSON", utf8(JSON.stringify(event(text.replaceAll("\n", "\u2028")))), { ...counts, lines: 1 });
    count("JSON with escapes", utf8(JSON.stringify(event(text))), counts);
    return times.join("; ");
  },

  "too long for the memory"(plugin) {
    const guest = guestOf(plugin);
    const answers = new Set();
    for (let megabytes = 96; megabytes <= 240; megabytes += 4) {
      const bytes = Buffer.alloc(megabytes * MEGABYTE, "a");
      bytes.write('{"type":"text.count","data":{"text":"\\n');
      bytes.write('"}}', bytes.length - 3);
      const { success, error } = parseAnswer(guest.handle(bytes));
      answers.add(success ? "counted" : error.code);
      answers.add(parseAnswer(guestOf(plugin).handle(bytes)).error?.code ?? "counted");
    }
    assert.deepEqual(answers, new Set(["counted", "out-of-memory"]));
    return "an answer, no trap";
  },

  "against JavaScript"(plugin) {
    const guest = guestOf(plugin);
    const pieces = ["a", "bc", " ", "\n", "\r\n", "\t", "\u0085", "\u00a0", "\u1680", "\u2003", "\u200b", "\u2028", "\u202f", "\u205f", "\u3000", "\ufeff", "\u001c", "\u{1f600}", "\u00e9", "\\", '"', "\0"];
    let seed = 1;
    for (let i = 0; i < 5_000; i++) {
      let text = "";
      for (let length = i % 40; length > 0; length--) {
        seed = (seed * 16807) % 2147483647;
        text += pieces[seed % pieces.length];
      }
      const data = {
        characters: [...text].length,
        words: text.split(/\p{White_Space}+/u).filter(Boolean).length,
        lines: text.split("\n").length - (text === "" || text.endsWith("\n")),
      };
      assert.deepEqual(parseAnswer(guest.handle(utf8(JSON.stringify(event(text))))), { success: true, data }, JSON.stringify(text));
      assert.deepEqual(parseAnswer(guest.handle(encode(event(text)))), { success: true, data }, JSON.stringify(text));
    }
    return "5,000 random texts";
  },
};
