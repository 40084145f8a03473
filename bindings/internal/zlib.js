// The stream objects of Node's zlib over Java's codecs: see io.qworker.node.zlib.
'use strict';

const { NumberIsSafeInteger, Symbol } = primordials;
const { AsyncResource, callBack, destroy } = internalBinding('async_resource');

const kWritten = Symbol('written');

class CompressionStream extends AsyncResource {
  static provider = 'ZLIB';
  #stream;
  #isWriting = false;
  #isClosing = false;
  #isClosed = false;

  /** What Java made, and the function that is told of a step that is done. */
  start(stream, written) {
    this.#stream = stream;
    this[kWritten] = written;
  }

  write(flush, input, inOffset, inLength, output, outOffset, outLength) {
    checkBounds(input, inOffset, inLength, output, outOffset, outLength);
    this.#isWriting = true;
    native.write(this.#stream, flush, input, inOffset, inLength, output, outOffset, outLength, (failure) => {
      this.#isWriting = false;
      if (failure === undefined) callBack(this, kWritten, []);
      else this.fail(failure);
      if (this.#isClosing) this.close();
    });
  }

  writeSync(flush, input, inOffset, inLength, output, outOffset, outLength) {
    checkBounds(input, inOffset, inLength, output, outOffset, outLength);
    const failure = native.writeSync(this.#stream, flush, input, inOffset, inLength, output, outOffset, outLength);
    if (failure !== undefined) this.fail(failure);
  }

  params(level, strategy) {
    const failure = native.params(this.#stream, level, strategy);
    if (failure !== undefined) this.fail(failure);
  }

  reset() {
    if (this.#isWriting) throw new Error('Cannot reset zlib stream while a write is in progress');
    const failure = native.reset(this.#stream);
    if (failure !== undefined) this.fail(failure);
  }

  /** At the end of the step under way, if there is one. */
  close() {
    this.#isClosing = this.#isWriting;
    if (this.#isWriting || this.#isClosed || this.#stream === undefined) return;
    this.#isClosed = true;
    native.close(this.#stream);
    destroy(this);
  }

  fail(failure) {
    callBack(this, 'onerror', failure);
  }
}

function checkBounds(input, inOffset, inLength, output, outOffset, outLength) {
  if (input !== null && inOffset + inLength > input.byteLength) throw outOfRange('input');
  if (outOffset + outLength > output.byteLength) throw outOfRange('output');
}

function outOfRange(name) {
  return coded(new RangeError(`${name} buffer is out of bounds`), 'ERR_OUT_OF_RANGE');
}

function coded(error, code) {
  error.code = code;
  return error;
}

class Zlib extends CompressionStream {
  #mode;

  constructor(mode) {
    super();
    this.#mode = mode;
  }

  init(windowBits, level, memLevel, strategy, result, written, dictionary, rejectsGarbage) {
    this.start(
      native.zlib(this.#mode, windowBits, level, memLevel, strategy, dictionary, Boolean(rejectsGarbage), result), written);
  }
}

class BrotliEncoder extends CompressionStream {
  init(params, result, written) {
    this.start(native.brotliEncoder(params, result), written);
    return true;
  }
}

class BrotliDecoder extends CompressionStream {
  init(params, result, written) {
    this.start(native.brotliDecoder(params, result), written);
    return true;
  }
}

function pledged(size) {
  if (typeof size !== 'number' || !NumberIsSafeInteger(size)) return -1;
  if (size < 0) throw coded(new TypeError('pledgedSrcSize may not be negative'), 'ERR_INVALID_ARG_VALUE');
  return size;
}

class ZstdCompress extends CompressionStream {
  init(params, size, result, written, dictionary) {
    this.start(native.zstdCompressor(params, pledged(size), dictionary, result), written);
  }
}

class ZstdDecompress extends CompressionStream {
  init(params, size, result, written, dictionary) {
    this.start(native.zstdDecompressor(params, dictionary, result), written);
  }
}

return { Zlib, BrotliEncoder, BrotliDecoder, ZstdCompress, ZstdDecompress, crc32: native.crc32 };
