// Stream handles: TCP, Pipe and TTY are a LibuvStreamWrap over a transport, which moves the bytes and which they attach when
// they know what to: a descriptor (see descriptor_transport), a socket, a child process's pipe. A transport has
//
//   readStart(), readStop()     0 or an error; what it reads it gives to stream.emitRead
//   write(request, chunks)      as doWrite of StreamBase, answered by stream.afterWrite
//   shutdown(request)           as doShutdown of StreamBase, answered by stream.afterShutdown
//   close(done)                 first ends requests under way with UV_ECANCELED; calls done as a turn of its own, later
//   ref(), unref()              whether reading (or listening) keeps the loop alive; a request always does
//   fd, writeQueueSize          a descriptor or -1; the number of bytes that wait
'use strict';

const { TypedArrayPrototypeGetLength } = primordials;
const { closed } = internalBinding('async_resource');
const { owner_symbol, handle_onclose } = internalBinding('symbols');
const { UV_EBADF, UV_EINVAL, UV_ENOTCONN } = internalBinding('uv');
const base = internalBinding('stream_base');
const active = internalBinding('active');
const loop = internalBinding('event_loop');

const { StreamBase, ShutdownWrap, WriteWrap } = base;

class LibuvStreamWrap extends StreamBase {
  #transport;
  #closing = false;
  #referenced = true;

  constructor(provider) {
    super(provider);
    active.handles.add(this);
    this.reading = false;
    this[owner_symbol] = null;
    this.onread = undefined;
  }

  /** What moves the bytes from now on. */
  attach(transport) {
    this.#transport = transport;
    if (!this.#referenced) transport.unref();
  }

  get transport() {
    return this.#transport;
  }

  get fd() {
    return this.#closing ? UV_EBADF : this.#transport?.fd ?? -1;
  }

  get writeQueueSize() {
    return this.#transport?.writeQueueSize ?? 0;
  }

  isAlive() {
    return !this.#closing;
  }

  doReadStart() {
    return this.#transport?.readStart() ?? UV_ENOTCONN;
  }

  doReadStop() {
    return this.#transport?.readStop() ?? 0;
  }

  doWrite(request, chunks) {
    return this.#transport?.write(request, chunks) ?? UV_EBADF;
  }

  doShutdown(request) {
    return this.#transport?.shutdown(request) ?? UV_ENOTCONN;
  }

  useUserBuffer(bytes) {
    this.limitReads(TypedArrayPrototypeGetLength(bytes));
    return super.useUserBuffer(bytes);
  }

  /** Reads come in pieces of at most so many bytes. */
  limitReads(length) {
    this.#transport?.limitReads?.(length);
  }

  /** A handle's writes never wait longer than they must anyway. */
  setBlocking() {
    return this.#closing ? UV_EINVAL : 0;
  }

  ref() {
    if (this.#closing) return;
    this.#referenced = true;
    this.#transport?.ref();
  }

  unref() {
    if (this.#closing) return;
    this.#referenced = false;
    this.#transport?.unref();
  }

  hasRef() {
    return this.#referenced && !this.#closing;
  }

  close(callback) {
    this.closeBy((transport, done) => transport.close(done), callback);
  }

  /** Closes in the transport's own way, such as a reset. */
  closeBy(closing, callback) {
    if (this.#closing) return;
    this.#closing = true;
    this[handle_onclose] = callback;
    const done = () => {
      this.destroyListeners();
      closed(this, handle_onclose);
    };
    if (this.#transport === undefined) loop.post(done);
    else closing(this.#transport, done);
  }
}

return {
  LibuvStreamWrap,
  ShutdownWrap,
  WriteWrap,
  kReadBytesOrError: base.kReadBytesOrError,
  kArrayBufferOffset: base.kArrayBufferOffset,
  kBytesWritten: base.kBytesWritten,
  kLastWriteWasAsync: base.kLastWriteWasAsync,
  streamBaseState: base.streamBaseState,
};
