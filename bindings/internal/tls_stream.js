// A stream between two: listens to the one below, which carries what is encrypted, and gives what is deciphered to those above.
// As in Node at most one write is under way here, and one below. What the handshake comes upon is the subclass's to handle:
// onEvent(event) answers whether there may be more; begin() is called before the first write.
'use strict';

const { ArrayPrototypeFilter, Uint8Array, globalThis } = primordials;
const { callBack } = internalBinding('async_resource');
const { StreamBase, UNDER_WAY, streamBaseState, kLastWriteWasAsync } = internalBinding('stream_base');
const { UV_ECANCELED, UV_EOF, UV_EPROTO } = internalBinding('uv');
const loop = internalBinding('event_loop');
const tls = internalBinding('tls_connection');

/** As TlsConnection.Event. */
const Event = { NOTHING: 0, HELLO: 1, HANDSHAKE: 2, ESTABLISHED: 3, DATA: 4, SESSION: 5, CLOSED: 6, FAILED: 7 };

class TlsStream extends StreamBase {
  #below;
  #connection;
  #listener;
  #established = false;
  #ended = false;
  #shutDown = false;
  #cycles = 0;
  #waiting = false;
  // Writing: the request under way, its bytes while they cannot be encrypted yet, and what holds back those encrypted.
  #current;
  #emptyWrite;
  #clear;
  #inWrite = false;
  #mayComplete = false;
  #writingBelow = false;
  #bytesBelow = 0;
  #heldBack;

  constructor(below, connection, heldBack) {
    super();
    this.#below = below;
    this.#connection = connection;
    this.#heldBack = heldBack;
    this.#listener = {
      onRead: (count, memory, offset) => this.#arrived(count, memory, offset),
      onDestroy: () => { this.#below = undefined; },
    };
    below.pushListener(this.#listener);
  }

  get fd() {
    return this.#below?.fd ?? -1;
  }

  /** Undefined once it is destroyed. */
  get connection() {
    return this.#connection;
  }

  isAlive() {
    return this.#connection !== undefined && this.#below !== undefined && this.#below.isAlive();
  }

  /** Encrypted bytes that the stream below has not taken. */
  get writeQueueSize() {
    return this.#connection === undefined ? 0 : this.#bytesBelow + tls.encryptedSize(this.#connection);
  }

  /** A server that chooses does not go on before this is false again. */
  wait(yes) { this.#waiting = yes; }

  /** Nothing is sent while this is true. */
  holdBack(yes) { this.#heldBack = yes; }

  /** From now on what is written can be encrypted. */
  establish() { this.#established = true; }

  /** What came before this one listened. */
  receive(bytes) {
    const copy = new Uint8Array(bytes);
    this.#arrived(copy.length, copy.buffer, 0);
  }

  // Bytes from below.

  #arrived(count, memory, offset) {
    if (this.#connection === undefined || this.#ended) return;
    if (count > 0) {
      tls.receive(this.#connection, memory, offset, count);
      this.cycle();
    } else if (count < 0) {
      this.#clearOut();
      if (count === UV_EOF) this.#ended = true;
      this.emitRead(count);
    }
  }

  /** Goes on with whatever can go on. */
  cycle() {
    if (++this.#cycles > 1) return;
    for (; this.#cycles > 0; this.#cycles--) {
      this.#clearIn();
      this.#clearOut();
      this.#clearIn();
      this.#encryptedOut();
    }
  }

  #clearOut() {
    while (!this.#waiting && !this.#ended && this.#connection !== undefined) {
      const event = tls.advance(this.#connection);
      if (event === Event.NOTHING || !this.#on(event)) return;
    }
  }

  // Answers whether there may be more.
  #on(event) {
    switch (event) {
      case Event.DATA: {
        const memory = tls.takePlain(this.#connection);
        this.emitRead(memory.byteLength, memory, 0);
        return true;
      }
      case Event.CLOSED:
        this.#ended = true;
        this.emitRead(UV_EOF);
        return false;
      case Event.FAILED: {
        const failure = tls.failure(this.#connection);
        this.#encryptedOut();
        callBack(this, 'onerror', [failure]);
        return false;
      }
      default:
        return this.onEvent(event);
    }
  }

  // Writing.

  doReadStart() {
    return this.#below !== undefined && !this.#ended ? this.#below.readStart() : 0;
  }

  doReadStop() {
    return this.#below?.readStop() ?? 0;
  }

  doWrite(request, chunks) {
    if (this.#connection === undefined) {
      this.error = 'Write after DestroySSL';
      return UV_EPROTO;
    }
    if (!this.#established) this.begin();
    const filled = ArrayPrototypeFilter(chunks, (chunk) => chunk.byteLength > 0);
    if (filled.length === 0) return this.#writeNothing(request, chunks);
    this.#current = request;
    const bytes = filled.length === 1 ? filled[0] : globalThis.Buffer.concat(filled);
    if (!this.#established) {
      this.#clear = bytes;
    } else if (tls.write(this.#connection, bytes) !== undefined) {
      this.#current = undefined;
      return UV_EPROTO;
    }
    this.#inWrite = true;
    this.#encryptedOut();
    this.#inWrite = false;
    return UNDER_WAY;
  }

  // Only drives the stream below.
  #writeNothing(request, chunks) {
    this.#clearOut();
    if (this.writeQueueSize > 0) {
      this.#current = request;
      this.#encryptedOut();
      return UNDER_WAY;
    }
    this.#emptyWrite = request;
    this.#writeBelow(chunks, (status) => this.#afterEmptyWrite(status));
    return UNDER_WAY;
  }

  #afterEmptyWrite(status) {
    const request = this.#emptyWrite;
    this.#emptyWrite = undefined;
    if (request !== undefined) this.afterWrite(request, status);
  }

  // Encrypts what had to wait for the handshake.
  #clearIn() {
    if (this.#clear === undefined || !this.#established || this.#connection === undefined) return;
    const bytes = this.#clear;
    this.#clear = undefined;
    const failure = tls.write(this.#connection, bytes);
    if (failure === undefined) return;
    this.#mayComplete = true;
    this.#complete(UV_EPROTO, failure.message);
  }

  // Hands down what is encrypted; when there is none left the write under way is complete.
  #encryptedOut() {
    if (this.#writingBelow || this.#heldBack) return;
    if (this.#established && this.#current !== undefined) this.#mayComplete = true;
    if (this.#connection === undefined) return;
    const bytes = tls.takeEncrypted(this.#connection);
    if (bytes !== undefined) {
      this.#writingBelow = true;
      this.#bytesBelow = bytes.length;
      this.#writeBelow([bytes], (status) => this.#afterWriteBelow(status));
    } else if (this.#clear === undefined) {
      if (this.#inWrite) loop.post(() => this.#complete(0));
      else this.#complete(0);
    }
  }

  // `done(status)` follows in a later turn.
  #writeBelow(chunks, done) {
    if (this.#below === undefined) {
      loop.post(() => done(UV_ECANCELED));
      return;
    }
    const result = this.#below.write(chunks, done);
    if (result !== 0) this.#complete(result);
    else if (streamBaseState[kLastWriteWasAsync] === 0) loop.post(() => done(0));
  }

  #afterWriteBelow(status) {
    const outcome = this.#connection === undefined ? UV_ECANCELED : status;
    if (outcome !== 0) {
      if (!this.#shutDown) this.#complete(outcome);
      return;
    }
    this.#clearIn();
    this.#writingBelow = false;
    this.#bytesBelow = 0;
    this.#encryptedOut();
  }

  #complete(status, text) {
    if (!this.#mayComplete || this.#current === undefined) return;
    const request = this.#current;
    this.#current = undefined;
    this.error = text;
    this.afterWrite(request, status);
  }

  writesIssuedByPrevListenerDone() {
    if (!this.#heldBack) return;
    this.#heldBack = false;
    this.#encryptedOut();
  }

  doShutdown(request) {
    if (this.#connection !== undefined) tls.close(this.#connection);
    this.#shutDown = true;
    this.#encryptedOut();
    return this.#below.end((status) => this.afterShutdown(request, status));
  }

  destroySSL() {
    if (this.#connection === undefined) return;
    this.#mayComplete = true;
    this.#complete(UV_ECANCELED, 'Canceled because of SSL destruction');
    this.#connection = undefined;
    this.#below?.removeListener(this.#listener);
  }
}

return { TlsStream, Event };
