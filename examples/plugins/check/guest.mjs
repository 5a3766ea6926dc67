// Calls a module through the ABI, as a host does.

export class Guest {
  /** `strings` holds what the imported host functions give, by name: a string, or a function that throws. */
  constructor(bytes, strings = {}) {
    this.strings = strings;
    const module = new WebAssembly.Module(bytes);
    const host = {};
    for (const { name } of WebAssembly.Module.imports(module)) {
      host[name] = () => this.#give(this.strings[name]);
    }
    this.exports = new WebAssembly.Instance(module, { host }).exports;
    const code = this.exports.plugin_initialize();
    if (code !== 0) {
      throw new Error(`plugin_initialize gave ${code}`);
    }
  }

  get size() {
    return this.exports.memory.buffer.byteLength;
  }

  alloc(size) {
    return this.exports.alloc(size) >>> 0;
  }

  #put(bytes) {
    const pointer = this.alloc(bytes.length);
    if (pointer === 0) {
      throw new Error(`alloc(${bytes.length}) gave 0`);
    }
    new Uint8Array(this.exports.memory.buffer, pointer, bytes.length).set(bytes);
    return pointer;
  }

  #give(value) {
    const text = new TextEncoder().encode(typeof value === "function" ? value() : value);
    return text.length === 0 ? 0n : (BigInt(this.#put(text)) << 32n) | BigInt(text.length);
  }

  /** With a length, the guest is told of that much of the event only. */
  handle(event, length = event.length) {
    const input = this.#put(event);
    try {
      return this.handleAt(input, length);
    } finally {
      this.exports.dealloc(input, event.length);
    }
  }

  handleAt(input, inputLength) {
    const packed = BigInt.asUintN(64, this.exports.plugin_handle_event(input, inputLength));
    const pointer = Number(packed >> 32n);
    const length = Number(packed & 0xffffffffn);
    if (length === 0) {
      throw new Error("an empty answer");
    }
    const answer = new Uint8Array(this.exports.memory.buffer, pointer, length).slice();
    this.exports.dealloc(pointer, length);
    return answer;
  }
}
