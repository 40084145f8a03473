// The one WebAssembly module that undici brings along is llhttp, a parser that is here in Java already. This stands in for
// WebAssembly towards undici: a module whatever its bytes, and an instance with llhttp's exports.
'use strict';

const { TypedArrayPrototypeSet, Uint8Array, globalThis } = primordials;
const { native: java } = internalBinding('http_parser');

// Where a text of llhttp's is put to be read; memory that undici asks for begins behind it.
const TEXT = 16;
const HEAP = 1024;

class Module {}

class Instance {
  constructor(module, { env }) {
    const parsers = new Map();
    let last = 0;
    const memory = { buffer: new ArrayBuffer(HEAP) };

    this.exports = {
      memory,
      // There is one buffer at a time.
      malloc(size) {
        memory.buffer = new ArrayBuffer(HEAP + size);
        return HEAP;
      },
      free() {},
      llhttp_alloc() {
        last++;
        parsers.set(last, java.responseParser(last, env));
        return last;
      },
      llhttp_free: (pointer) => { parsers.delete(pointer); },
      llhttp_execute: (pointer, at, length) => java.executeResponse(parsers.get(pointer), memory.buffer, at, length),
      llhttp_resume: (pointer) => java.resumeResponse(parsers.get(pointer)),
      llhttp_get_error_pos: (pointer) => java.responseErrorPosition(parsers.get(pointer)),
      llhttp_get_error_reason(pointer) {
        const text = globalThis.Buffer.from(`${java.responseErrorReason(parsers.get(pointer))}\0`, 'latin1');
        TypedArrayPrototypeSet(new Uint8Array(memory.buffer), text, TEXT);
        return TEXT;
      },
    };
  }
}

return { Module, Instance };
