// As much MessagePack as events and answers need.

function sized(length, codes) {
  const [byte, short, long] = codes;
  if (length < 0x100 && byte) {
    return [byte, length];
  }
  return length < 0x10000 ? [short, length >> 8, length & 255] : [long, length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255];
}

function write(value, parts) {
  if (value === null) {
    parts.push(Uint8Array.of(0xc0));
  } else if (typeof value === "boolean") {
    parts.push(Uint8Array.of(value ? 0xc3 : 0xc2));
  } else if (typeof value === "number") {
    const bytes = new DataView(new ArrayBuffer(9));
    bytes.setUint8(0, 0xcb);
    bytes.setFloat64(1, value);
    parts.push(Number.isInteger(value) && value >= 0 && value < 0x80 ? Uint8Array.of(value) : new Uint8Array(bytes.buffer));
  } else if (typeof value === "string") {
    const text = new TextEncoder().encode(value);
    parts.push(Uint8Array.from(text.length < 32 ? [0xa0 | text.length] : sized(text.length, [0xd9, 0xda, 0xdb])), text);
  } else if (Array.isArray(value)) {
    parts.push(Uint8Array.from(value.length < 16 ? [0x90 | value.length] : sized(value.length, [0, 0xdc, 0xdd])));
    value.forEach((item) => write(item, parts));
  } else {
    const entries = Object.entries(value);
    parts.push(Uint8Array.from(entries.length < 16 ? [0x80 | entries.length] : sized(entries.length, [0, 0xde, 0xdf])));
    entries.flat().forEach((item) => write(item, parts));
  }
}

export function encode(value) {
  const parts = [];
  write(value, parts);
  return new Uint8Array(Buffer.concat(parts));
}

export function decode(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  const uint = (size) => {
    at += size;
    return size === 1 ? view.getUint8(at - 1) : size === 2 ? view.getUint16(at - 2) : view.getUint32(at - 4);
  };
  const text = (length) => {
    at += length;
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(at - length, at));
  };
  const map = (length) => {
    const entries = [];
    for (let i = 0; i < length; i++) {
      const key = read();
      entries.push([key, read()]);
    }
    return Object.fromEntries(entries);
  };
  const read = () => {
    const code = uint(1);
    if (code < 0x80) return code;
    if (code < 0x90) return map(code & 15);
    if (code >= 0xa0 && code < 0xc0) return text(code & 31);
    switch (code) {
      case 0xc0: return null;
      case 0xc2: return false;
      case 0xc3: return true;
      case 0xcc: return uint(1);
      case 0xcd: return uint(2);
      case 0xce: return uint(4);
      case 0xd9: return text(uint(1));
      case 0xda: return text(uint(2));
      case 0xdb: return text(uint(4));
      case 0xde: return map(uint(2));
      default: throw new Error(`unexpected byte 0x${code.toString(16)} in a MessagePack answer`);
    }
  };
  const value = read();
  if (at !== bytes.length) {
    throw new Error("bytes after the MessagePack answer");
  }
  return value;
}
