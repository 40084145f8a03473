// A stream handle over a descriptor of the fs binding, as Node's net.Socket wants one: a terminal, a pipe on stdin. Writes
// are synchronous; a read under way keeps the loop alive only while the stream wants data.
'use strict';

const { ArrayBufferPrototypeSlice, Uint8Array, globalThis } = primordials;
const { callBack } = internalBinding('async_resource');
const {
  LibuvStreamWrap, streamBaseState, kReadBytesOrError, kArrayBufferOffset, kBytesWritten, kLastWriteWasAsync,
} = internalBinding('stream_wrap');
const { UV_EOF } = internalBinding('uv');
const fs = internalBinding('fs');

const CHUNK = 65536;

class DescriptorStream extends LibuvStreamWrap {
  #fd;
  #wanted = false;
  #reading = false;
  #left;
  #referenced = true;
  bytesRead = 0;
  bytesWritten = 0;
  writeQueueSize = 0;

  constructor(fd) {
    super();
    this.#fd = fd;
  }

  get fd() {
    return this.#fd;
  }

  /** Takes a descriptor; 0 for success. */
  open(fd) {
    this.#fd = fd;
    return 0;
  }

  readStart() {
    if (this.#wanted) return 0;
    this.#wanted = true;
    if (this.#reading) {
      if (this.#referenced) fs.refLoop();
    } else if (this.#left === undefined) {
      this.#read();
    } else {
      const { 0: count, 1: memory } = this.#left;
      this.#left = undefined;
      globalThis.queueMicrotask(() => this.#arrived(count, memory));
    }
    return 0;
  }

  readStop() {
    if (!this.#wanted) return 0;
    this.#wanted = false;
    if (this.#reading && this.#referenced) fs.unrefLoop();
    return 0;
  }

  #read() {
    const memory = new Uint8Array(CHUNK);
    const request = new fs.FSReqCallback();
    request.oncomplete = (error, count) => {
      this.#reading = false;
      // The operation gave up its own hold on the loop when it ended; if it had been given up before, that was once too often.
      if (!this.#wanted || !this.#referenced) fs.refLoop();
      this.#arrived(error ? error.errno : count === 0 ? UV_EOF : count, memory.buffer);
    };
    this.#reading = true;
    fs.read(this.#fd, memory, 0, CHUNK, -1, request);
    if (!this.#referenced) fs.unrefLoop();
  }

  #arrived(count, memory) {
    if (!this.#wanted) {
      this.#left = [count, memory];
      return;
    }
    if (count > 0) this.bytesRead += count;
    streamBaseState[kReadBytesOrError] = count;
    streamBaseState[kArrayBufferOffset] = 0;
    callBack(this, 'onread', [count > 0 ? ArrayBufferPrototypeSlice(memory, 0, count) : undefined]);
    if (count > 0 && this.#wanted && !this.#reading) this.#read();
  }

  writeBuffer(request, bytes) {
    return this.#write(bytes);
  }

  writeUtf8String(request, text) {
    return this.#write(globalThis.Buffer.from(text));
  }

  writeAsciiString(request, text) {
    return this.#write(globalThis.Buffer.from(text, 'latin1'));
  }

  writeLatin1String(request, text) {
    return this.#write(globalThis.Buffer.from(text, 'latin1'));
  }

  writeUcs2String(request, text) {
    return this.#write(globalThis.Buffer.from(text, 'utf16le'));
  }

  /** Buffers, or texts and encodings in turn. */
  writev(request, chunks, allBuffers) {
    const { Buffer } = globalThis;
    const buffers = [];
    for (let i = 0; i < chunks.length; i += allBuffers ? 1 : 2) {
      buffers.push(typeof chunks[i] === 'string' ? Buffer.from(chunks[i], chunks[i + 1]) : chunks[i]);
    }
    return this.#write(Buffer.concat(buffers));
  }

  #write(bytes) {
    streamBaseState[kLastWriteWasAsync] = 0;
    streamBaseState[kBytesWritten] = bytes.length;
    try {
      for (let done = 0; done < bytes.length;) {
        done += fs.writeBuffer(this.#fd, bytes, done, bytes.length - done, null);
      }
    } catch (error) {
      return error.errno;
    }
    this.bytesWritten += bytes.length;
    return 0;
  }

  shutdown(request) {
    globalThis.queueMicrotask(() => callBack(request, 'oncomplete', [0]));
    return 0;
  }

  useUserBuffer() {}

  setBlocking() {
    return 0;
  }

  ref() {
    if (!this.#referenced && this.#reading && this.#wanted) fs.refLoop();
    this.#referenced = true;
  }

  unref() {
    if (this.#referenced && this.#reading && this.#wanted) fs.unrefLoop();
    this.#referenced = false;
  }

  hasRef() {
    return this.#referenced;
  }

  close(callback) {
    this.readStop();
    if (callback) globalThis.queueMicrotask(() => callback.call(this));
  }
}

return { DescriptorStream };
