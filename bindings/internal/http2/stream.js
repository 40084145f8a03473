// A stream of a session, as Node's C++ class of this name.
'use strict';

const { Symbol } = primordials;
const { destroy } = internalBinding('async_resource');
const { StreamBase, UNDER_WAY } = internalBinding('stream_base');
const { streamState } = internalBinding('http2/arrays');
const { constants } = internalBinding('http2/constants');
const { UV_ECANCELED, UV_EOF, UV_EPIPE } = internalBinding('uv');
const { now } = internalBinding('performance');
const core = internalBinding('http2/native');
const loop = internalBinding('event_loop');

const { NGHTTP2_CANCEL, NGHTTP2_ENHANCE_YOUR_CALM, NGHTTP2_REFUSED_STREAM } = constants;

/** What a session keeps its streams' Java halves by. */
const kExchange = Symbol('exchange');

class Http2Stream extends StreamBase {
  static provider = 'HTTP2STREAM';

  #session;
  #id;
  #code = 0;
  #destroyed = false;
  #reading = false;
  #start = now();

  constructor(session, id, options = 0) {
    super();
    this.#session = session;
    this.#id = id;
    this[kExchange] = core.exchange(session.native, id, this, options);
    session.addStream(id, this);
  }

  id() {
    return this.#id;
  }

  get isDestroyed() {
    return this.#destroyed;
  }

  #on(call, ...args) {
    return this.#session.inScope(() => call(this.#session.native, this[kExchange], ...args));
  }

  // Headers.

  respond(headers, options) { return this.#on(core.respond, headers, options); }
  info(headers) { return this.#on(core.info, headers); }
  trailers(headers) { return this.#on(core.trailers, headers); }

  pushPromise(headers, options) {
    return this.#session.inScope(() => {
      const id = core.push(this.#session.native, this[kExchange], headers);
      return id > 0 ? new Http2Stream(this.#session, id, options) : id;
    });
  }

  /** Priorities as HTTP/2 first had them are no more; nghttp2 ignores them, too. */
  priority() {}

  // Reading.

  doReadStart() {
    this.#reading = true;
    this.#on(core.startReading);
    return 0;
  }

  doReadStop() {
    if (!this.#reading) return 0;
    this.#reading = false;
    core.stopReading(this.#session.native, this[kExchange]);
    return 0;
  }

  // Writing.

  get isWritable() {
    return core.isWritable(this.#session.native, this[kExchange]);
  }

  doWrite(request, chunks) {
    if (this.#destroyed || !this.isWritable) return UV_EOF;
    return this.#session.inScope(() => {
      const last = chunks.length - 1;
      for (let i = 0; i <= last; i++) {
        core.write(this.#session.native, this[kExchange], chunks[i], i === last ? { stream: this, request } : undefined);
      }
      core.resume(this.#session.native, this[kExchange]);
      return UNDER_WAY;
    });
  }

  doShutdown() {
    if (this.#destroyed) return UV_EPIPE;
    this.#on(core.end);
    this.#on(core.resume);
    return 1;
  }

  // The end.

  rstStream(code) {
    this.#code = code;
    const session = this.#session;
    if (session.isReceiving) {
      // These two must be known before the callback at hand returns; others let the data go first.
      if (code === NGHTTP2_ENHANCE_YOUR_CALM || code === NGHTTP2_REFUSED_STREAM) this.flushReset();
      else session.addPendingReset(this.#id);
    } else if (session.isInScope && code === NGHTTP2_CANCEL) {
      session.addPendingReset(this.#id);
    } else if (!(session.isInScope && code === NGHTTP2_REFUSED_STREAM) && !session.sendPendingData()) {
      session.addPendingReset(this.#id);
    } else {
      this.flushReset();
    }
  }

  flushReset() {
    this.#session.removePendingReset(this.#id);
    this.#on(core.reset, this.#code);
  }

  destroy() {
    if (this.#destroyed) return;
    this.#destroyed = true;
    core.destroy(this.#session.native, this[kExchange]);
    // What is read may still need the stream.
    if (this.#session.isReceiving) loop.check(() => this.#leave());
    else this.#leave();
  }

  #leave() {
    if (this.#session.hasPendingReset(this.#id)) this.flushReset();
    if (!this.#session.removeStream(this.#id)) return;
    this.#session.figures.streamClosed(this.#session.native, this[kExchange], this.#id, this.#start);
    const unsent = core.remove(this.#session.native, this[kExchange]) ?? [];
    loop.check(() => {
      for (const { request } of unsent) this.afterWrite(request, UV_ECANCELED);
      this.destroyListeners();
      destroy(this);
    });
  }

  refreshState() {
    core.refreshStream(this.#session.native, streamState, this.#id);
  }
}

return { Http2Stream };
