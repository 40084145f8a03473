// A session over a stream, as Node's C++ class of this name: moves bytes between the stream and Java's session, and tells
// Node's library of what they say.
'use strict';

const { SafeMap, SafeSet, Uint8Array, globalThis } = primordials;
const { AsyncResource, destroy } = internalBinding('async_resource');
const { streamBaseState, kLastWriteWasAsync } = internalBinding('stream_base');
const { makeCallback, settle } = internalBinding('http2/callback');
const { optionsBuffer, sessionState, settingsBuffer } = internalBinding('http2/arrays');
const { constants } = internalBinding('http2/constants');
const { AdditionalSettings, Http2Settings, settingsToSend } = internalBinding('http2/settings');
const { Outstanding } = internalBinding('http2/outstanding');
const { Http2Ping } = internalBinding('http2/ping');
const { SessionFields, bits } = internalBinding('http2/fields');
const { SessionFigures } = internalBinding('http2/figures');
const { on } = internalBinding('http2/events');
const { joined } = internalBinding('http2/input');
const { Http2Stream } = internalBinding('http2/stream');
const { UV_EOF } = internalBinding('uv');
const core = internalBinding('http2/native');
const loop = internalBinding('event_loop');

const { NGHTTP2_SESSION_SERVER } = constants;
const NGHTTP2_ERR_PROTO = -505;
const NGHTTP2_ERR_FLOW_CONTROL = -524;
const NGHTTP2_FATAL = -900;
const ENDING_FAILURES = new SafeSet([NGHTTP2_ERR_PROTO, NGHTTP2_ERR_FLOW_CONTROL, constants.NGHTTP2_ERR_STREAM_CLOSED]);

const IDX_OPTIONS_MAX_OUTSTANDING_PINGS = 6;
const IDX_OPTIONS_MAX_OUTSTANDING_SETTINGS = 7;
const IDX_OPTIONS_FLAGS = 13;
const DEFAULT_OUTSTANDING = 10;

const optionOf = (index, otherwise) =>
  (optionsBuffer[IDX_OPTIONS_FLAGS] & (1 << index) ? optionsBuffer[index] : otherwise);

class Http2Session extends AsyncResource {
  static provider = 'HTTP2SESSION';

  #native;
  #stream;
  #listener;
  #input;
  #streams = new SafeMap();
  #pendingResets = new SafeSet();
  #pings = new Outstanding(optionOf(IDX_OPTIONS_MAX_OUTSTANDING_PINGS, DEFAULT_OUTSTANDING));
  #settings = new Outstanding(optionOf(IDX_OPTIONS_MAX_OUTSTANDING_SETTINGS, DEFAULT_OUTSTANDING));
  #localAdditional = new AdditionalSettings();
  #remoteAdditional = new AdditionalSettings();
  #fields = new SessionFields();
  #chunksSent = 0;
  #figures;
  #receiveError = null;
  #pendingClose;

  #isInScope = false;
  #isWriteScheduled = false;
  #isSending = false;
  #isWriting = false;
  #isReceiving = false;
  #isReceivePaused = false;
  #isReadingStopped = false;
  #isClosing = false;
  #isDestroyed = false;
  #isClosingGracefully = false;
  #hasSentGoAway = false;
  #wasTerminated = false;

  constructor(type) {
    super();
    this.fields = this.#fields.bytes;
    this.#figures = new SessionFigures(type === NGHTTP2_SESSION_SERVER ? 'server' : 'client');
    this.#remoteAdditional.allow();
    this.#native = core.session(type === NGHTTP2_SESSION_SERVER, this.#events(), optionsBuffer);
  }

  get native() { return this.#native; }
  get isReceiving() { return this.#isReceiving; }
  get isInScope() { return this.#isInScope; }

  // What Java tells.

  #events() {
    const tell = (event, ...args) => makeCallback(this, on[event], args);
    return {
      __proto__: null,
      open: (id) => {
        this.#fields.acceptedStream();
        new Http2Stream(this, id);
      },
      refused: () => this.#fields.rejectedStream(),
      headers: (stream, ...rest) => { tell('headers', stream, ...rest); },
      data: (stream, offset, length) => {
        try {
          stream.emitRead(length, this.#input.memory, offset);
        } finally {
          settle();
        }
      },
      end: (stream) => {
        stream.emitRead(UV_EOF);
        settle();
      },
      isPaused: () => {
        this.#isReceivePaused = this.#isWriting;
        return this.#isReceivePaused;
      },
      emptyFrame: () => this.#tooManyInvalidFrames(),
      invalidFrame: (code) => this.#onInvalidFrame(code),
      settings: (isAck, pairs) => this.#onSettings(isAck, pairs),
      ping: (isAck, payload) => this.#onPing(isAck, payload),
      goAway: (code, lastStreamId, data) => {
        tell('goAway', code, lastStreamId, data === undefined ? undefined : globalThis.Buffer.from(data));
      },
      altSvc: (...args) => {
        if (this.#fields.has(bits.kSessionHasAltsvcListeners)) tell('altSvc', ...args);
      },
      origin: (origins) => { tell('origin', origins); },
      error: (code) => { tell('error', code); },
      goAwaySent: () => {
        this.#wasTerminated ||= !this.#isClosing && !this.#isClosingGracefully && !this.#hasSentGoAway;
      },
      frameError: (...args) => { tell('frameError', ...args); },
      closed: (stream, code) => {
        // A stream that the library never saw goes at once.
        if (makeCallback(stream, on.streamClose, [code]) === false) stream.destroy();
      },
      trailers: (stream) => { makeCallback(stream, on.streamTrailers, []); },
      wantsWrite: (stream, length) => { stream.wantsWrite?.(length); },
    };
  }

  #tooManyInvalidFrames() {
    if (!this.#fields.invalidFrame()) return false;
    this.#receiveError = 'ERR_HTTP2_TOO_MANY_INVALID_FRAMES';
    return true;
  }

  #onInvalidFrame(code) {
    if (this.#tooManyInvalidFrames()) return true;
    if (ENDING_FAILURES.has(code) || code < NGHTTP2_FATAL) makeCallback(this, on.error, [code]);
    return false;
  }

  #onSettings(isAck, pairs) {
    if (isAck) {
      const settings = this.#settings.next();
      if (settings === undefined) makeCallback(this, on.error, [NGHTTP2_ERR_PROTO]);
      else settings.done(true);
      return;
    }
    this.#fields.remoteSettingsChanged();
    this.#remoteAdditional.received(pairs);
    if (this.#fields.has(bits.kSessionHasRemoteSettingsListeners)) makeCallback(this, on.settings, []);
  }

  #onPing(isAck, payload) {
    if (isAck) {
      const ping = this.#pings.next();
      // Nobody answers what was not asked, unless there is something wrong with it.
      if (ping === undefined) makeCallback(this, on.error, [NGHTTP2_ERR_PROTO]);
      else this.#figures.pingRTT = ping.done(true, payload);
    } else if (this.#fields.has(bits.kSessionHasPingListeners)) {
      makeCallback(this, on.ping, [globalThis.Buffer.from(payload)]);
    }
  }

  // Streams.

  get figures() { return this.#figures; }

  addStream(id, stream) {
    this.#streams.set(id, stream);
    this.#figures.streamOpened(this.#streams.size);
  }

  removeStream(id) { return this.#streams.delete(id); }
  addPendingReset(id) { this.#pendingResets.add(id); }
  removePendingReset(id) { this.#pendingResets.delete(id); }
  hasPendingReset(id) { return this.#pendingResets.has(id); }

  request(headers, options) {
    return this.inScope(() => {
      const id = core.request(this.#native, headers, options);
      return id > 0 ? new Http2Stream(this, id, options) : id;
    });
  }

  // Reading.

  consume(stream) {
    this.#stream = stream;
    this.#listener = {
      onRead: (count, memory, offset) => this.#arrived(count, memory, offset),
      onDestroy: () => { this.#stream = undefined; },
    };
    stream.pushListener(this.#listener);
  }

  /** What the socket had read before. */
  receive(bytes) {
    const copy = new Uint8Array(bytes);
    this.#arrived(copy.length, copy.buffer, 0);
  }

  #arrived(count, memory, offset) {
    this.inScope(() => {
      if (count < 0) this.#stream?.passRead(this.#listener, count);
      if (count <= 0) return;
      this.#figures.read(count);
      this.#input = this.#input === undefined ?
        { memory, offset, length: count } :
        joined(this.#input, new Uint8Array(memory, offset, count));
      this.#process();
      this.#maybeStopReading();
    });
  }

  #process() {
    const input = this.#input;
    this.#isReceivePaused = false;
    this.#receiveError = null;
    this.#isReceiving = true;
    let taken;
    try {
      taken = core.receive(this.#native, input.memory, input.offset, input.length);
    } finally {
      this.#isReceiving = false;
    }
    if (this.#isReceivePaused && taken >= 0) {
      input.offset += taken;
      input.length -= taken;
    } else {
      this.#input = undefined;
    }
    this.#finishPendingClose();
    if (taken < 0) makeCallback(this, on.error, [taken, this.#receiveError]);
    else if (!this.#isDestroyed) this.sendPendingData();
  }

  #maybeStopReading() {
    if (this.#isReadingStopped || this.#isClosing) return;
    if (this.#isWriting || !core.wantsRead(this.#native)) {
      this.#isReadingStopped = true;
      this.#stream?.readStop();
    }
  }

  #readOn() {
    this.#isReadingStopped = false;
    this.#stream?.readStart();
  }

  // Writing.

  /** What `action` leaves to be sent is sent soon, all at once. */
  inScope(action) {
    if (this.#isInScope || this.#isWriteScheduled) return action();
    this.#isInScope = true;
    try {
      return action();
    } finally {
      this.#isInScope = false;
      this.#maybeScheduleWrite();
    }
  }

  #maybeScheduleWrite() {
    if (this.#isWriteScheduled || !core.wantsWrite(this.#native)) return;
    this.#isWriteScheduled = true;
    loop.check(() => {
      if (this.#isWriteScheduled) this.sendPendingData();
    });
  }

  /** False when it cannot be now: a write is under way, or something is just being read. */
  sendPendingData() {
    if (this.#isDestroyed) return true;
    this.#isWriteScheduled = false;
    if (this.#isSending || this.#isReceiving) return false;
    this.#isSending = true;
    const bytes = core.send(this.#native);
    if (bytes === undefined || this.#stream === undefined) {
      this.#sent();
      return true;
    }
    this.#write(bytes);
    this.#maybeStopReading();
    if (this.#wasTerminated) {
      this.#wasTerminated = false;
      if (!this.#isClosing && !this.#isDestroyed) makeCallback(this, on.error, [NGHTTP2_ERR_PROTO]);
    }
    return true;
  }

  #write(bytes) {
    this.#chunksSent++;
    this.#figures.written(bytes.length);
    this.#isWriting = true;
    const result = this.#stream.write([bytes], () => this.#written());
    if (result === 0 && streamBaseState[kLastWriteWasAsync] === 1) return;
    this.#isWriting = false;
    this.#sent();
    this.#maybeTellOfGracefulClose();
  }

  // The stream has taken it.
  #written() {
    this.#maybeTellOfGracefulClose();
    this.#isWriting = false;
    this.#sent();
    if (this.#isReadingStopped && !this.#isWriting && core.wantsRead(this.#native)) this.#readOn();
    if (this.#isDestroyed) {
      this.#done();
      return;
    }
    if (this.#input !== undefined) this.inScope(() => this.#process());
    if (!this.#isDestroyed) this.#maybeScheduleWrite();
  }

  // Those who wrote to streams are told, and resets that waited for it are sent.
  #sent() {
    this.#isSending = false;
    for (const { stream, request } of core.takeSent(this.#native) ?? []) stream.afterWrite(request, 0);
    if (this.#pendingResets.size === 0) return;
    const ids = [...this.#pendingResets];
    this.#pendingResets.clear();
    this.sendPendingData();
    for (const id of ids) this.#streams.get(id)?.flushReset();
  }

  updateChunksSent() {
    this.chunksSentSinceLastWrite = this.#chunksSent;
    return this.#chunksSent;
  }

  // Frames of the session itself.

  ping(payload, callback) {
    const ping = new Http2Ping(callback);
    return this.#pings.add(ping, () => this.inScope(() => core.ping(this.#native, payload ?? ping.payload)));
  }

  settings(callback) {
    const pairs = settingsToSend();
    return this.#settings.add(new Http2Settings(callback), () => {
      this.#localAdditional.sent(pairs);
      this.inScope(() => core.settings(this.#native, pairs));
    });
  }

  goaway(code, lastStreamId, data) {
    if (this.#isDestroyed) return;
    this.#hasSentGoAway = true;
    this.inScope(() => core.goAway(this.#native, code, lastStreamId, data));
  }

  altsvc(id, origin, value) { this.inScope(() => core.altSvc(this.#native, id, origin, value)); }
  origin(origins) { this.inScope(() => core.origin(this.#native, origins)); }
  setNextStreamID(id) { return core.setNextStreamId(this.#native, id); }
  setLocalWindowSize(size) { return core.setLocalWindowSize(this.#native, size); }
  refreshState() { core.refreshSession(this.#native, sessionState); }

  localSettings() {
    core.refreshSettings(this.#native, settingsBuffer, true);
    this.#localAdditional.show();
  }

  remoteSettings() {
    core.refreshSettings(this.#native, settingsBuffer, false);
    this.#remoteAdditional.show();
  }

  // The end.

  setGracefulClose() { this.#isClosingGracefully = true; }

  hasPendingData() { return core.wantsRead(this.#native) || core.wantsWrite(this.#native); }

  #maybeTellOfGracefulClose() {
    if (this.#isClosingGracefully && !this.hasPendingData()) makeCallback(this, 'ongracefulclosecomplete', []);
  }

  destroy(code, isSocketClosed) {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#pendingClose = { isSocketClosed };
    if (!isSocketClosed) core.terminate(this.#native, code);
    if (this.#isReceiving) core.stopListening(this.#native);
    else this.#finishPendingClose();
  }

  // What is being read is read to its end before.
  #finishPendingClose() {
    if (this.#pendingClose === undefined) return;
    const { isSocketClosed } = this.#pendingClose;
    this.#pendingClose = undefined;
    this.#isReadingStopped = true;
    this.#stream?.readStop();
    if (!isSocketClosed) {
      this.sendPendingData();
    } else {
      // The socket's own listener is to hear of what follows.
      this.#stream?.removeListener(this.#listener);
    }
    this.#isDestroyed = true;
    if (!this.#isWriting || this.#stream === undefined) this.#done();
    for (const ping of this.#pings.takeAll()) loop.check(() => ping.done(false));
    this.#figures.closed(this.#native);
  }

  #done() {
    makeCallback(this, 'ondone', []);
    destroy(this);
    // To hear of the other end's end.
    if (this.#stream !== undefined) this.#readOn();
  }
}

return { Http2Session };
