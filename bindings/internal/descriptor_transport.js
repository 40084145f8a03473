// Moves the bytes of a stream handle through a descriptor of the fs binding: a terminal, a pipe on stdin. Writes are
// synchronous; a read under way keeps the loop alive only while the stream wants data.
'use strict';

const { Uint8Array } = primordials;
const { WRITTEN } = internalBinding('stream_base');
const { UV_EOF } = internalBinding('uv');
const fs = internalBinding('fs');
const loop = internalBinding('event_loop');

const CHUNK = 65536;

class DescriptorTransport {
  #stream;
  #fd;
  #wanted = false;
  #reading = false;
  #left = [];
  #referenced = true;
  #ended = false;
  #closed = false;
  writeQueueSize = 0;

  constructor(stream, fd) {
    this.#stream = stream;
    this.#fd = fd;
  }

  get fd() {
    return this.#fd;
  }

  readStart() {
    if (this.#wanted) return 0;
    this.#wanted = true;
    if (this.#left.length > 0) {
      loop.post(() => this.#deliverLeft());
    } else if (this.#reading) {
      if (this.#referenced) loop.ref();
    } else if (!this.#ended) {
      this.#read();
    }
    return 0;
  }

  readStop() {
    if (!this.#wanted) return 0;
    this.#wanted = false;
    if (this.#reading && this.#referenced) loop.unref();
    return 0;
  }

  #read() {
    const memory = new Uint8Array(CHUNK);
    const request = new fs.FSReqCallback();
    request.oncomplete = (error, count) => {
      this.#reading = false;
      // The operation gave up its own hold on the loop when it ended; if it had been given up before, that was once too often.
      if (!this.#wanted || !this.#referenced) loop.ref();
      if (this.#closed) return;
      this.#ended = error !== null || count === 0;
      this.#arrived(error ? error.errno : count === 0 ? UV_EOF : count, memory.buffer);
    };
    this.#reading = true;
    fs.read(this.#fd, memory, 0, CHUNK, -1, request);
    if (!this.#referenced) loop.unref();
  }

  #arrived(count, memory) {
    if (!this.#wanted) {
      this.#left.push([count, memory]);
      return;
    }
    this.#stream.emitRead(count, memory);
    if (this.#wanted && !this.#reading && !this.#ended) this.#read();
  }

  #deliverLeft() {
    if (!this.#wanted || this.#left.length === 0) return;
    const { 0: count, 1: memory } = this.#left.shift();
    this.#arrived(count, memory);
  }

  write(request, chunks) {
    try {
      for (const bytes of chunks) {
        for (let done = 0; done < bytes.length;) {
          done += fs.writeBuffer(this.#fd, bytes, done, bytes.length - done, null);
        }
      }
      return WRITTEN;
    } catch (error) {
      return error.errno;
    }
  }

  shutdown(request) {
    loop.post(() => this.#stream.afterShutdown(request, 0));
    return 0;
  }

  ref() {
    if (!this.#referenced && this.#reading && this.#wanted) loop.ref();
    this.#referenced = true;
  }

  unref() {
    if (this.#referenced && this.#reading && this.#wanted) loop.unref();
    this.#referenced = false;
  }

  close(done) {
    this.readStop();
    this.#closed = true;
    loop.post(done);
  }
}

return { DescriptorTransport };
