// The exports and imports of a module with their types, one a line: JavaScript's own reflection leaves the types out.

const VALUE_TYPES = { 0x7f: "i32", 0x7e: "i64", 0x7d: "f32", 0x7c: "f64", 0x7b: "v128", 0x70: "funcref", 0x6f: "externref" };

class Reader {
  constructor(bytes, at = 0, end = bytes.length) {
    Object.assign(this, { bytes, at, end });
  }

  byte() {
    return this.bytes[this.at++];
  }

  number() {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        return value;
      }
      scale *= 128;
    }
  }

  name() {
    const length = this.number();
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }

  list(read) {
    return Array.from({ length: this.number() }, read);
  }

  valueType() {
    return VALUE_TYPES[this.byte()];
  }

  functionType() {
    this.byte();
    const types = () => `(${this.list(() => this.valueType()).join(", ")})`;
    return `${types()} -> ${types()}`;
  }

  // The least size is left out: it follows from the size of the code and its data.
  limits() {
    const bounded = this.byte() & 1;
    this.number();
    return bounded ? `at most ${this.number()}` : "without a maximum";
  }

  table() {
    return `table of ${this.valueType()}, ${this.limits()}`;
  }

  memory() {
    return `memory, ${this.limits()} pages`;
  }

  global() {
    return `global ${this.valueType()}${this.byte() ? " mutable" : ""}`;
  }
}

function sections(bytes) {
  const found = {};
  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const size = reader.number();
    if (id !== 0) {
      found[id] = new Reader(bytes, reader.at, reader.at + size);
    }
    reader.at += size;
  }
  return found;
}

function skipExpression(reader) {
  const opcode = reader.byte();
  if (opcode === 0x43 || opcode === 0x44) {
    reader.at += opcode === 0x43 ? 4 : 8;
  } else {
    reader.number();
  }
  reader.byte();
}

export function describe(bytes) {
  const { 1: type, 2: imports, 3: functions, 4: tables, 5: memories, 6: globals, 7: exports } = sections(bytes);
  const types = type ? type.list(() => type.functionType()) : [];
  const spaces = [[], [], [], []];
  const lines = [];
  imports?.list(() => {
    const name = `${imports.name()}.${imports.name()}`;
    const kind = imports.byte();
    const read = [() => types[imports.number()], () => imports.table(), () => imports.memory(), () => imports.global()][kind];
    spaces[kind].push(read());
    lines.push(`import ${name}: ${spaces[kind].at(-1)}`);
  });
  functions?.list(() => spaces[0].push(types[functions.number()]));
  tables?.list(() => spaces[1].push(tables.table()));
  memories?.list(() => spaces[2].push(memories.memory()));
  globals?.list(() => {
    spaces[3].push(globals.global());
    skipExpression(globals);
  });
  exports?.list(() => {
    const name = exports.name();
    const kind = exports.byte();
    lines.push(`export ${name}: ${spaces[kind][exports.number()]}`);
  });
  return lines.sort();
}
