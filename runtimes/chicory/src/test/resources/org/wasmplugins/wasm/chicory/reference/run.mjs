// Calls the exports of modules and says what became of it, as Outcomes.java does.
// A folder has N.wasm and N.calls; a line of calls is "export results type:bits ...", numbers are bits in hexadecimal digits.
import { readFileSync, existsSync, writeSync } from 'node:fs';

const view = new DataView(new ArrayBuffer(8));
const toJs = {
    i32: bits => Number(BigInt.asIntN(32, bits)),
    i64: bits => BigInt.asIntN(64, bits),
    f32: bits => { view.setUint32(0, Number(bits)); return view.getFloat32(0); },
    f64: bits => { view.setBigUint64(0, bits); return view.getFloat64(0); }
};
const text = {
    i32: value => (value >>> 0).toString(16),
    i64: value => BigInt.asUintN(64, value).toString(16),
    f32: value => { view.setFloat32(0, value); return Number.isNaN(value) ? 'nan' : view.getUint32(0).toString(16); },
    f64: value => { view.setFloat64(0, value); return Number.isNaN(value) ? 'nan' : view.getBigUint64(0).toString(16); }
};

function run(wasm, calls, say) {
    if (!WebAssembly.validate(wasm)) {
        return say('invalid');
    }
    const module = new WebAssembly.Module(wasm);
    const imports = {};
    for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
        if (kind !== 'function') {
            return say('invalid');
        }
        const type = name.slice(-3);
        (imports[from] ??= {})[name] = value => say('log ' + type + ':' + text[type](value));
    }
    let instance;
    try {
        instance = new WebAssembly.Instance(module, imports);
    } catch {
        return say('no instance');
    }
    for (const line of calls) {
        const [name, results, ...given] = line.split(' ');
        const types = results === '-' ? [] : results.split(',');
        try {
            const values = instance.exports[name](...given.map(argument => {
                const [type, bits] = argument.split(':');
                return toJs[type](BigInt('0x' + bits));
            }));
            const all = types.length > 1 ? [...values] : [values];
            say('ok' + types.map((type, i) => ' ' + type + ':' + text[type](all[i])).join(''));
        } catch (e) {
            say(e instanceof RangeError ? 'stack' : 'trap');
        }
    }
    if (instance.exports.memory) {
        let hash = 1;
        for (const byte of new Int8Array(instance.exports.memory.buffer)) {
            hash = (Math.imul(hash, 31) + byte) | 0;
        }
        say('memory ' + (hash >>> 0).toString(16));
    }
}

const folder = process.argv[2];
for (let i = 0; existsSync(`${folder}/${i}.wasm`); i++) {
    const lines = ['== ' + i];
    const calls = readFileSync(`${folder}/${i}.calls`, 'utf8').split('\n').filter(line => line);
    run(readFileSync(`${folder}/${i}.wasm`), calls, line => lines.push(line));
    writeSync(1, lines.join('\n') + '\n');
}
