// Moves a part of a file into a stream without passing through Node's library, as fast as the stream asks for it.
'use strict';

const { Uint8Array } = primordials;
const { AsyncResource } = internalBinding('async_resource');
const { streamBaseState, kReadBytesOrError, kLastWriteWasAsync } = internalBinding('stream_base');
const { FSReqCallback, read } = internalBinding('fs');
const { UV_EOF, UV_EIO, ...uv } = internalBinding('uv');
const { makeCallback } = internalBinding('http2/callback');
const loop = internalBinding('event_loop');

const PIECE = 65536;

/** `source` is a FileHandle, `sink` a stream that says when it wants more: it calls its wantsWrite(length). */
class StreamPipe extends AsyncResource {
  #offset;
  #left;
  #listener;
  #pendingWrites = 0;
  #isReading = false;
  #isAtEnd = false;
  #isClosed = true;

  constructor(source, sink) {
    super();
    this.source = source;
    this.sink = sink;
    source.pipeTarget = this;
    sink.pipeSource = this;
    this.#offset = source.range.offset;
    this.#left = source.range.length;
    this.#listener = {
      onRead: (...event) => sink.passRead(this.#listener, ...event),
      onDestroy: () => this.#sinkGone(),
    };
    sink.pushListener(this.#listener);
  }

  start() {
    this.#isClosed = false;
    this.sink.wantsWrite = (length) => this.#read(length);
    this.#read(PIECE);
  }

  isClosed() { return this.#isClosed; }
  pendingWrites() { return this.#pendingWrites; }

  #read(wanted) {
    if (this.#isReading || this.#isClosed || this.#isAtEnd) return;
    this.#isReading = true;
    const length = Math.min(wanted, this.#left < 0 ? PIECE : this.#left);
    if (length === 0) {
      loop.post(() => this.#onRead(UV_EOF));
      return;
    }
    const bytes = new Uint8Array(length);
    const request = new FSReqCallback();
    request.oncomplete = (error, count) => this.#onRead(error ? numberOf(error) : count || UV_EOF, bytes);
    read(this.source.fd, bytes, 0, length, this.#offset, request);
  }

  #onRead(count, bytes) {
    this.#isReading = false;
    if (this.#isClosed) return;
    if (count < 0) {
      this.#end(count);
      return;
    }
    if (this.#left >= 0) this.#left -= count;
    if (this.#offset >= 0) this.#offset += count;
    this.#pendingWrites++;
    const result = this.sink.write([bytes.subarray(0, count)], (status) => this.#written(status));
    if (result !== 0 || streamBaseState[kLastWriteWasAsync] === 0) this.#written(result);
  }

  // Whoever had the file hears of it.
  #end(reason) {
    this.#isAtEnd = true;
    streamBaseState[kReadBytesOrError] = reason;
    makeCallback(this.source, 'onread', [undefined]);
    if (this.#pendingWrites === 0) this.#finish();
  }

  #finish() {
    this.sink?.end(() => {});
    this.unpipe();
  }

  #written(status) {
    this.#pendingWrites--;
    if (this.#isClosed) {
      if (this.#pendingWrites === 0) makeCallback(this, 'oncomplete', []);
    } else if (this.#isAtEnd) {
      this.#finish();
    } else if (status !== 0) {
      this.unpipe();
    }
  }

  #sinkGone() {
    this.#isAtEnd = true;
    this.#pendingWrites = 0;
    this.unpipe();
  }

  unpipe() {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.sink.removeListener(this.#listener);
    this.sink.wantsWrite = undefined;
    loop.check(() => {
      makeCallback(this, 'onunpipe', []);
      this.source.pipeTarget = null;
      this.sink.pipeSource = null;
      this.source = null;
      this.sink = null;
    });
  }
}

const numberOf = (error) => error.errno ?? uv[`UV_${error.code}`] ?? UV_EIO;

return { StreamPipe };
