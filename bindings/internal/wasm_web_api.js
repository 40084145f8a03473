// WebAssembly's streaming functions: Node reads the response, and what came goes to the engine as a whole.
'use strict';

class WasmStreamingObject {
  #chunks = [];
  #settle;

  constructor(settle) {
    this.#settle = settle;
  }

  setURL() {}

  push(chunk) {
    this.#chunks.push(ArrayBuffer.isView(chunk) ?
      new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength) : new Uint8Array(chunk));
  }

  finish() {
    const bytes = new Uint8Array(this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    this.#settle.resolve(bytes);
  }

  abort(error) {
    this.#settle.reject(error);
  }
}

// What a compilation is refused for names the function.
const named = (method, result) => result.catch((error) => {
  if (error instanceof WebAssembly.CompileError) error.message = `WebAssembly.${method.name}(): ${error.message}`;
  throw error;
});

return {
  setImplementation(read) {
    const { compile, instantiate } = WebAssembly;
    const received = (source) => new Promise((resolve, reject) => {
      read(new WasmStreamingObject({ resolve, reject }), source);
    });
    const define = (name, value) =>
      Object.defineProperty(WebAssembly, name, { value, writable: true, enumerable: true, configurable: true });
    define('compileStreaming', function compileStreaming(source) {
      return received(source).then((bytes) => named(compileStreaming, compile(bytes)));
    });
    define('instantiateStreaming', function instantiateStreaming(source, imports) {
      return received(source).then((bytes) => named(instantiateStreaming, instantiate(bytes, imports)));
    });
  },
};
