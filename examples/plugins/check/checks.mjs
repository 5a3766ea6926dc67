// What holds for every plugin. Each check gets the plugin, its module's bytes among it, and throws.

import assert from "node:assert/strict";
import { describe } from "./interface.mjs";
import { Guest } from "./guest.mjs";
import { decode, encode } from "./msgpack.mjs";

const ABI = {
  alloc: "(i32) -> (i32)",
  dealloc: "(i32, i32) -> ()",
  plugin_handle_event: "(i32, i32) -> (i64)",
  plugin_initialize: "() -> (i32)",
  plugin_dispose: "() -> (i32)",
};

const HOST = { get_icon_theme: "dark" };

export const utf8 = (text) => new TextEncoder().encode(text);

export function guestOf(plugin, strings = HOST) {
  return new Guest(plugin.bytes, { ...strings });
}

export function eventBytes(testCase, format = "json") {
  if (testCase.hex !== undefined) {
    return new Uint8Array(Buffer.from(testCase.hex, "hex"));
  }
  if (testCase.raw !== undefined) {
    return utf8(testCase.raw);
  }
  return format === "json" ? utf8(JSON.stringify(testCase.event)) : encode(testCase.event);
}

function allEvents(plugin) {
  return plugin.formats.flatMap((format) => plugin.cases.map((testCase) => eventBytes(testCase, format)));
}

export function parseAnswer(bytes) {
  const answer = bytes[0] === 0x7b ? JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) : decode(bytes);
  const { success, data, error, ...others } = answer;
  assert.deepEqual(others, {}, "an answer with other entries");
  if (success === true) {
    assert.equal(error, undefined);
  } else {
    assert.equal(success, false);
    assert.equal(data, undefined);
    assert.match(error.code, /^[a-z-]+$/);
    assert.ok(typeof error.message === "string" && error.message.length > 0 && error.message.length < 300);
  }
  return answer;
}

// The wording of a library's message may change: without a message any will do.
function assertAnswer(actual, expected, about) {
  const relaxed = structuredClone(actual);
  if (expected.error && !("message" in expected.error)) {
    delete relaxed.error?.message;
  }
  assert.deepEqual(relaxed, expected, about);
}

export function answerOf(guest, testCase, format) {
  guest.strings = { ...HOST, ...(testCase.theme !== undefined && { get_icon_theme: testCase.theme }) };
  return parseAnswer(guest.handle(eventBytes(testCase, format)));
}

/** What can be told apart from outside: compared between the committed and the rebuilt module. */
export function behaviour(plugin) {
  const guest = guestOf(plugin);
  return {
    interface: describe(plugin.bytes),
    answers: plugin.cases.flatMap((testCase) => plugin.formats.map((format) => answerOf(guest, testCase, format))),
  };
}

export const checks = {
  "exports and imports"(plugin) {
    const lines = describe(plugin.bytes);
    for (const [name, type] of Object.entries(ABI)) {
      assert.ok(lines.includes(`export ${name}: ${type}`), `no export ${name}: ${type}`);
    }
    assert.ok(lines.includes(`export memory: memory, at most ${plugin.maxMemory / 65536} pages`), "the memory's maximum is not max_memory");
    const imports = lines.filter((line) => line.startsWith("import ")).map((line) => line.slice(7));
    assert.deepEqual(imports, plugin.hostFunctions.map((name) => `host.${name}: () -> (i64)`), "imports are not those of the manifest");
    const names = WebAssembly.Module.customSections(new WebAssembly.Module(plugin.bytes), "name");
    assert.equal(names.length, 1, "no name section: traps would not name functions");
    return `${lines.length - imports.length} and ${imports.length}`;
  },

  "answers"(plugin) {
    for (const format of plugin.formats) {
      const guest = guestOf(plugin);
      for (const testCase of plugin.cases) {
        const about = `${format}: ${JSON.stringify(testCase.event ?? testCase.raw ?? testCase.hex)}`;
        assertAnswer(answerOf(guest, testCase, format), testCase.response, about);
      }
    }
    return `${plugin.cases.length} as ${plugin.formats.join(" and ")}`;
  },

  "10,000 rounds without growth"(plugin) {
    const guest = guestOf(plugin);
    const events = allEvents(plugin);
    const round = () => events.forEach((event) => guest.handle(event));
    for (let i = 0; i < 100; i++) {
      round();
    }
    const size = guest.size;
    for (let i = 0; i < 10_000; i++) {
      round();
    }
    assert.equal(guest.size, size, "the memory grew");
    return `${events.length * 10_000} calls, ${size / 1024} KiB`;
  },

  "allocator"(plugin) {
    const guest = guestOf(plugin);
    for (const size of [-1, -8, 0x7fffffff, 0x7ffffff8, -0x80000000, plugin.maxMemory]) {
      assert.equal(guest.alloc(size), 0, `alloc(${size >>> 0}) found room`);
    }
    const none = guest.alloc(0);
    assert.notEqual(none, 0, "alloc(0) gave 0");
    guest.exports.dealloc(none, 0);
    guest.exports.dealloc(0, 0);

    const fill = () => {
      const blocks = [];
      for (let size = 1, next = 1; ; size = (next = (next * 16807) % 2147483647) % 60_000) {
        const pointer = guest.alloc(size);
        if (pointer === 0) {
          return blocks;
        }
        assert.equal(pointer % 8, 0, "a block out of line");
        new Uint8Array(guest.exports.memory.buffer, pointer, size).fill(blocks.length);
        blocks.push({ pointer, size, mark: blocks.length & 255 });
      }
    };
    const free = ({ pointer, size, mark }) => {
      assert.ok(new Uint8Array(guest.exports.memory.buffer, pointer, size).every((byte) => byte === mark), "blocks overlap");
      guest.exports.dealloc(pointer, size);
    };
    const blocks = fill();
    const total = blocks.reduce((sum, block) => sum + block.size, 0);
    assert.ok(total > plugin.maxMemory * 0.9, `only ${total} bytes fit in`);
    blocks.filter((_, i) => i % 2 === 0).forEach(free);
    blocks.filter((_, i) => i % 2 === 1).reverse().forEach(free);
    const whole = Math.floor(plugin.maxMemory * 0.9);
    const pointer = guest.alloc(whole);
    assert.notEqual(pointer, 0, "freed blocks do not join");
    guest.exports.dealloc(pointer, whole);
    parseAnswer(guest.handle(eventBytes(plugin.cases[0])));
    return `${blocks.length} blocks, ${(total / plugin.maxMemory * 100).toFixed(1)} % of the memory`;
  },

  "deep nesting"(plugin) {
    const guest = guestOf(plugin);
    const code = (bytes) => parseAnswer(guest.handle(bytes)).error.code;
    for (const opening of ["[", '{"a":', '{"data":', '{"type":']) {
      assert.equal(code(utf8(`{"x":${opening.repeat(100_000)}`)), "invalid-event");
      assert.equal(code(utf8(`{"data":${opening.repeat(100_000)}`)), "invalid-event");
    }
    if (plugin.formats.includes("msgpack")) {
      const depth = Buffer.alloc(100_000, 0x91);
      for (const key of [[0xa1, 0x78], [0xa4, ...utf8("data")], [0xa4, ...utf8("type")]]) {
        assert.equal(code(new Uint8Array(Buffer.concat([Uint8Array.of(0x81, ...key), depth]))), "invalid-event");
      }
    }
    return "100,000 levels";
  },

  "reads no further than told"(plugin) {
    const guest = guestOf(plugin);
    const memory = guest.exports.memory;
    // Room enough for the guest, lest it takes what comes behind.
    guest.exports.dealloc(guest.alloc(65536), 65536);
    memory.grow(1);
    const end = memory.buffer.byteLength;
    let calls = 0;
    for (const event of allEvents(plugin)) {
      for (let length = 0; length <= Math.min(event.length, 300); length++) {
        const expected = guest.handle(event.slice(0, length));
        assert.deepEqual(guest.handle(event, length), expected, "the bytes behind an event count");
        // Here a read behind the event is a trap. Events are shorter than the page, which nobody else uses.
        new Uint8Array(memory.buffer).set(event.subarray(0, length), end - length);
        assert.deepEqual(guest.handleAt(end - length, length), expected);
        assert.equal(memory.buffer.byteLength, end);
        calls++;
      }
    }
    return `${calls} beginnings of events`;
  },

  "garbage and damaged events"(plugin) {
    const guest = guestOf(plugin);
    const events = allEvents(plugin);
    let calls = 0;
    const ask = (bytes) => {
      calls++;
      try {
        parseAnswer(guest.handle(bytes));
      } catch (failure) {
        throw new Error(`event ${Buffer.from(bytes).toString("hex")}: ${failure.stack}`);
      }
    };
    let seed = 20_260_101;
    const random = (bound) => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * bound);
    };
    for (let i = 0; i < 50_000; i++) {
      let bytes = [...events[random(events.length)].subarray(0, 2000)];
      for (let changes = 1 + random(4); changes > 0; changes--) {
        const at = random(bytes.length + 1);
        const change = random(5);
        if (change === 0) bytes[at] = random(256);
        else if (change === 1) bytes.splice(at, 0, random(256));
        else if (change === 2) bytes.splice(at, 1 + random(8));
        else if (change === 3) bytes.splice(at, 0, ...bytes.slice(at, at + random(16)));
        else bytes.splice(at, 0, ...utf8(['"', "\\", "\\u", "\\ud800", "{", "[", ",", ":", "1e9", "\u0000"][random(10)]));
      }
      ask(Uint8Array.from(bytes));
    }
    for (let i = 0; i < 20_000; i++) {
      const bytes = Uint8Array.from({ length: random(64) }, () => random(256));
      ask(bytes);
      bytes[0] = [0x7b, 0x80 | random(16), 0xde, 0xdf][random(4)];
      ask(bytes);
    }
    return `${calls} events`;
  },
};
