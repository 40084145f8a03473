// The base of every stream below net.Socket and its kin: what Node's C++ calls StreamBase.
//
// Above it is Node's library. It calls readStart, readStop, shutdown and the writing functions, and is called back through
// `onread(arrayBuffer)` (count or error in streamBaseState) and `request.oncomplete(status, stream, error)`.
//
// Below it is a subclass, which says how bytes are moved:
//
//   doReadStart(), doReadStop()     answer 0 or an error (negative, as in the uv binding)
//   doWrite(request, chunks)        `chunks`: Uint8Arrays. Answers WRITTEN when all of it has gone already, UNDER_WAY when
//                                   afterWrite(request, status) will be called later, never within the call, or an error.
//                                   The chunks must not be changed before.
//   doShutdown(request)             answers 0 when afterShutdown(request, status) will be called later, 1 when there is
//                                   nothing to wait for, or an error
//   isAlive()                       false once it is closed
//   fd                              a descriptor, or -1
//   error                           set it to a text to say more about the error answered or told next
//
// and it calls, each time as a turn of the loop of its own (see event_loop.post) or as part of one:
//
//   emitRead(count, arrayBuffer, offset)   bytes have come (count > 0), or the end (UV_EOF) or an error (count < 0)
//   afterWrite(request, status), afterShutdown(request, status)
//   destroyListeners()                     when it is closed
//
// Beside both are listeners: a TLSWrap, an HTTP parser or an HTTP/2 session takes over what a stream reads, without passing
// through `onread`, by pushListener({ onRead(count, arrayBuffer, offset), onDestroy() }), and gives it back by
// removeListener(listener). The one pushed last gets everything; what it will not have it hands down with
// passRead(listener, count, arrayBuffer, offset). The arrayBuffer is the listener's to keep. Such a party writes by
// write(chunks, callback(status)), and closes its half by end(callback(status)); it reads by readStart and readStop.
'use strict';

const {
  ArrayPrototypeAt, ArrayPrototypeIndexOf, ArrayPrototypePush, ArrayPrototypeSplice, Int32Array,
  TypedArrayPrototypeGetByteLength, TypedArrayPrototypeGetLength, TypedArrayPrototypeSet, Uint8Array, globalThis,
} = primordials;
const { AsyncResource, begin, callBack, finish } = internalBinding('async_resource');
const { UV_EINVAL } = internalBinding('uv');

const kReadBytesOrError = 0;
const kArrayBufferOffset = 1;
const kBytesWritten = 2;
const kLastWriteWasAsync = 3;
const streamBaseState = new Int32Array(4);

const WRITTEN = 0;
const UNDER_WAY = 1;

/** A request: the library sets oncomplete, handle, callback and what else it needs. */
class ShutdownWrap extends AsyncResource {
  static provider = 'SHUTDOWNWRAP';
  static resourceName = 'LibuvShutdownWrap';
  oncomplete = null;
  callback = null;
  handle = null;
}

class WriteWrap extends AsyncResource {
  static provider = 'WRITEWRAP';
  static resourceName = 'LibuvWriteWrap';
}

class StreamBase extends AsyncResource {
  #listeners = [];
  #bytesRead = 0;
  #bytesWritten = 0;
  error = undefined;

  get bytesRead() {
    return this.#bytesRead;
  }

  get bytesWritten() {
    return this.#bytesWritten;
  }

  get fd() {
    return -1;
  }

  /** What consume() of a parser or a session takes. */
  get _externalStream() {
    return this;
  }

  isAlive() {
    return true;
  }

  // Reading.

  readStart() {
    return this.isAlive() ? this.doReadStart() : UV_EINVAL;
  }

  readStop() {
    return this.isAlive() ? this.doReadStop() : UV_EINVAL;
  }

  /** Reads into the library's own buffer from now on; onread answers the next one, or undefined to go on with this one. */
  useUserBuffer(bytes) {
    if (!this.isAlive()) return UV_EINVAL;
    this.pushListener(new UserBuffer(this, bytes));
    return 0;
  }

  pushListener(listener) {
    ArrayPrototypePush(this.#listeners, listener);
  }

  removeListener(listener) {
    const index = ArrayPrototypeIndexOf(this.#listeners, listener);
    if (index >= 0) ArrayPrototypeSplice(this.#listeners, index, 1);
  }

  emitRead(count, memory, offset = 0) {
    if (count > 0) this.#bytesRead += count;
    const listener = ArrayPrototypeAt(this.#listeners, -1);
    if (listener === undefined) this.callOnRead(count, memory, offset);
    else listener.onRead(count, memory, offset);
  }

  /** Gives what `listener` got to the one below it, at last to onread. */
  passRead(listener, count, memory, offset = 0) {
    const index = ArrayPrototypeIndexOf(this.#listeners, listener);
    if (index > 0) this.#listeners[index - 1].onRead(count, memory, offset);
    else this.callOnRead(count, memory, offset);
  }

  /** Node's library hears of it, past all listeners; answers what onread answers. */
  callOnRead(count, memory, offset = 0) {
    streamBaseState[kReadBytesOrError] = count;
    streamBaseState[kArrayBufferOffset] = offset;
    return callBack(this, 'onread', [count > 0 ? memory : undefined]);
  }

  destroyListeners() {
    for (let listener; (listener = ArrayPrototypeAt(this.#listeners, -1)) !== undefined;) {
      listener.onDestroy?.();
      this.removeListener(listener);
    }
  }

  // Writing.

  writeBuffer(request, bytes) {
    return this.#write(request, [bytes], TypedArrayPrototypeGetByteLength(bytes));
  }

  writeUtf8String(request, text) {
    return this.#writeText(request, text, 'utf8');
  }

  writeAsciiString(request, text) {
    return this.#writeText(request, text, 'latin1');
  }

  writeLatin1String(request, text) {
    return this.#writeText(request, text, 'latin1');
  }

  writeUcs2String(request, text) {
    return this.#writeText(request, text, 'utf16le');
  }

  /** Buffers, or texts and buffers each followed by its encoding. */
  writev(request, chunks, allBuffers) {
    const buffers = allBuffers ? chunks : [];
    let length = 0;
    for (let i = 0; i < chunks.length; i += allBuffers ? 1 : 2) {
      const chunk = typeof chunks[i] === 'string' ? globalThis.Buffer.from(chunks[i], chunks[i + 1]) : chunks[i];
      if (!allBuffers) ArrayPrototypePush(buffers, chunk);
      length += TypedArrayPrototypeGetByteLength(chunk);
    }
    return this.#write(request, buffers, length);
  }

  /** For whoever writes below Node's library. Answers 0 or an error; `callback(status)` follows if kLastWriteWasAsync. */
  write(chunks, callback) {
    const request = new WriteWrap();
    request.oncomplete = callback;
    return this.writev(request, chunks, true);
  }

  afterWrite(request, status) {
    this.#complete(request, status);
  }

  #writeText(request, text, encoding) {
    const bytes = globalThis.Buffer.from(text, encoding);
    return this.#write(request, [bytes], bytes.length);
  }

  #write(request, chunks, length) {
    if (!this.isAlive()) return UV_EINVAL;
    this.#bytesWritten += length;
    const result = this.doWrite(request, chunks);
    streamBaseState[kBytesWritten] = length;
    streamBaseState[kLastWriteWasAsync] = result === UNDER_WAY ? 1 : 0;
    this.#explain(request);
    return result === UNDER_WAY ? begin(request) : result;
  }

  // Ending.

  shutdown(request) {
    if (!this.isAlive()) return UV_EINVAL;
    const result = this.doShutdown(request);
    this.#explain(request);
    return begin(request, result);
  }

  /** For whoever ends a stream below Node's library: as shutdown. */
  end(callback) {
    const request = new ShutdownWrap();
    request.oncomplete = callback;
    return this.shutdown(request);
  }

  afterShutdown(request, status) {
    this.#complete(request, status);
  }

  #complete(request, status) {
    const error = this.error;
    this.error = undefined;
    finish(request, 'oncomplete', [status, this, error]);
  }

  #explain(request) {
    if (this.error === undefined) return;
    request.error = this.error;
    this.error = undefined;
  }
}

StreamBase.prototype.isStreamBase = true;

/** Copies what comes to the buffer that the library lends, as much at a time as fits. */
class UserBuffer {
  #stream;
  #bytes;

  constructor(stream, bytes) {
    this.#stream = stream;
    this.#bytes = bytes;
  }

  onRead(count, memory, offset) {
    if (count <= 0) {
      this.#stream.callOnRead(count);
      return;
    }
    for (let done = 0; done < count;) {
      const part = Math.min(count - done, TypedArrayPrototypeGetLength(this.#bytes));
      TypedArrayPrototypeSet(this.#bytes, new Uint8Array(memory, offset + done, part));
      done += part;
      this.#bytes = this.#stream.callOnRead(part) ?? this.#bytes;
      this.#stream.limitReads?.(TypedArrayPrototypeGetLength(this.#bytes));
    }
  }
}

return {
  StreamBase,
  ShutdownWrap,
  WriteWrap,
  WRITTEN,
  UNDER_WAY,
  kReadBytesOrError,
  kArrayBufferOffset,
  kBytesWritten,
  kLastWriteWasAsync,
  streamBaseState,
};
