// WebAssembly: compiled, linked and called; memory seen from both sides; what is refused and how.
'use strict';

// (module (import "env" "log" (func (param i32))) (memory (export "mem") 1 3) (table (export "tab") 2 funcref)
//   (global (export "g") (mut i32) (i32.const 5)) (func (export "add") ...calls log...) (elem (i32.const 0) 1))
const bytes = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 11, 2, 96, 1, 127, 0, 96, 2, 127, 127, 1, 127, 2, 11, 1, 3, 101, 110, 118, 3, 108, 111, 103,
  0, 0, 3, 2, 1, 1, 4, 4, 1, 112, 0, 2, 5, 4, 1, 1, 1, 3, 6, 6, 1, 127, 1, 65, 5, 11, 7, 23, 4, 3, 109, 101, 109, 2, 0, 3, 116,
  97, 98, 1, 0, 1, 103, 3, 0, 3, 97, 100, 100, 0, 1, 9, 7, 1, 0, 65, 0, 11, 1, 1, 10, 13, 1, 11, 0, 32, 0, 16, 0, 32, 0, 32, 1,
  106, 11]);

const attempt = async (what) => {
  try {
    return await what();
  } catch (error) {
    return `${error.name} ${error instanceof Error}`;
  }
};

(async () => {
  const module = await WebAssembly.compile(bytes);
  console.log(WebAssembly.Module.imports(module), WebAssembly.Module.exports(module).map(({ name, kind }) => `${name} ${kind}`));
  const logged = [];
  const { mem, tab, g, add } = new WebAssembly.Instance(module, { env: { log: (value) => logged.push(value) } }).exports;
  console.log(add(2, 3), tab.get(0)(40, 2), logged, g.value, ++g.value, tab.length);

  const before = mem.buffer;
  const view = Buffer.from(mem.buffer, 8, 5);
  view.write('hello');
  console.log(Buffer.from(mem.buffer).indexOf('hello'), view.toString(), view.toString('hex'), new TextDecoder().decode(view));
  console.log(mem.grow(1), before.byteLength, mem.buffer.byteLength, Buffer.from(mem.buffer, 8, 5).toString('latin1'));
  console.log(await attempt(() => mem.grow(9)), await attempt(() => WebAssembly.compile(new Uint8Array([1, 2, 3]))));
  console.log(await attempt(() => WebAssembly.instantiate(module, {})), WebAssembly.validate(bytes), WebAssembly.validate(view));

  const shared = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
  console.log(shared.buffer instanceof SharedArrayBuffer, shared.buffer.byteLength);
  console.log(typeof WebAssembly.compileStreaming, typeof WebAssembly.instantiateStreaming);
})();
