// TLS between two streams: listens to the one below, which carries what is encrypted, and is a stream itself. What TLS is made
// of is Java's: see io.qworker.node.tls.
'use strict';

const { ArrayPrototypePush, ArrayPrototypeShift, Uint8Array, globalThis } = primordials;
const { callBack } = internalBinding('async_resource');
const { StreamBase, UNDER_WAY, streamBaseState, kLastWriteWasAsync } = internalBinding('stream_base');
const { handleOf, isOne } = internalBinding('secure_context');
const { UV_ECANCELED, UV_EOF, UV_EPROTO } = internalBinding('uv');
const loop = internalBinding('event_loop');

// As TlsConnection.Event.
const NOTHING = 0;
const HELLO = 1;
const ESTABLISHED = 2;
const DATA = 3;
const SESSION = 4;
const CLOSED = 5;

function unavailable(what) {
  const error = new Error(`The feature TLS ${what} is unavailable on the current platform, ` +
                          'which is being used to run Node.js');
  error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
  return error;
}

class TLSWrap extends StreamBase {
  static provider = 'TLSWRAP';
  #below;
  #context;
  #isServer;
  #connection;
  #listener;
  #established = false;
  #ended = false;
  #running = false;
  #waiting = false;
  #heldBack;
  #writes = [];
  #servername = '';
  #protocols;
  #session;
  #sessionCallbacks = false;
  #certCallback = false;
  #alpnCallback = false;
  #afterHello;
  #verification = 0;
  writeQueueSize = 0;

  constructor(below, context, isServer, heldBack) {
    super();
    this.#below = below;
    this.#context = context;
    this.#isServer = isServer;
    this.#heldBack = heldBack;
    this.#connection = native.create(handleOf(context), isServer);
    this.#listener = {
      onRead: (count, memory, offset) => this.#arrived(count, memory, offset),
      onDestroy: () => { this.#below = undefined; },
    };
    below.pushListener(this.#listener);
  }

  get fd() {
    return this.#below?.fd ?? -1;
  }

  isAlive() {
    return this.#connection !== undefined && this.#below !== undefined && this.#below.isAlive();
  }

  // Before the handshake.

  setVerifyMode(request, reject) {
    this.#verification = !request ? 0 : reject ? 2 : 1;
  }

  setServername(name) { this.#servername = name; }
  setALPNProtocols(protocols) { this.#protocols = protocols; }
  setSession(session) { this.#session = session; }
  enableSessionCallbacks() { this.#sessionCallbacks = true; }
  enableCertCb() { this.#certCallback = true; }
  enableALPNCb() { this.#alpnCallback = true; }
  enableKeylogCallback() { throw unavailable('key logs'); }
  enableTrace() { throw unavailable('traces'); }
  requestOCSP() { throw unavailable('OCSP'); }
  setOCSPResponse() { throw unavailable('OCSP'); }
  // A server's sessions are the JDK's: there is none to be loaded, and none to be kept.
  loadSession() {}
  newSessionDone() {}

  setKeyCert(context) {
    if (!isOne(context)) throw new TypeError('Must give a SecureContext as first argument');
    if (this.#isServer) this.#context = context;
  }

  start() {
    const failure = native.start(this.#connection, this.#servername, this.#protocols, this.#session);
    if (failure !== undefined) callBack(this, 'onerror', [failure]);
    else this.#run();
  }

  /** What came before this one listened. */
  receive(bytes) {
    const copy = new Uint8Array(bytes);
    this.#arrived(copy.length, copy.buffer, 0);
  }

  // Bytes from below.

  #arrived(count, memory, offset) {
    if (this.#connection === undefined) return;
    if (count > 0) {
      native.receive(this.#connection, memory, offset, count);
      this.#run();
    } else if (count < 0 && !this.#ended) {
      this.#run();
      if (count === UV_EOF) this.#ended = true;
      this.emitRead(count);
    }
  }

  #run() {
    if (this.#running) return;
    this.#running = true;
    try {
      while (!this.#waiting && this.#connection !== undefined) {
        const event = native.advance(this.#connection);
        this.#flush();
        if (event === NOTHING || !this.#on(event)) return;
      }
    } finally {
      this.#running = false;
    }
  }

  // Answers whether there may be more.
  #on(event) {
    switch (event) {
      case HELLO:
        this.#onHello();
        return true;
      case ESTABLISHED:
        this.#onEstablished();
        return true;
      case DATA: {
        const memory = native.takePlain(this.#connection);
        if (!this.#ended) this.emitRead(memory.byteLength, memory, 0);
        return true;
      }
      case SESSION:
        this.#onSession();
        return true;
      case CLOSED:
        if (!this.#ended) {
          this.#ended = true;
          this.emitRead(UV_EOF);
        }
        return false;
      default:
        callBack(this, 'onerror', [native.failure(this.#connection)]);
        return false;
    }
  }

  // A server knows what is asked for: session, certificate and protocol are chosen in turn, each perhaps later.

  #onHello() {
    this.#waiting = true;
    callBack(this, 'onhandshakestart', [loop.now?.() ?? Date.now()]);
    const { sessionId, servername, tlsTicket } = native.hello(this.#connection);
    this.#afterHello = () => this.#chooseCertificate();
    if (this.#sessionCallbacks) callBack(this, 'onclienthello', [{ sessionId, servername, tlsTicket }]);
    else this.endParser();
  }

  endParser() {
    const next = this.#afterHello;
    this.#afterHello = undefined;
    next?.();
  }

  #chooseCertificate() {
    if (!this.#certCallback) {
      this.#accept();
      return;
    }
    const { servername, OCSPRequest } = native.hello(this.#connection);
    callBack(this, 'oncertcb', [{ servername, OCSPRequest }]);
  }

  certCbDone() {
    const chosen = this.sni_context;
    if (isOne(chosen)) {
      this.#context = chosen;
    } else if (typeof chosen === 'object' && chosen !== null) {
      callBack(this, 'onerror', [new TypeError('Invalid SNI context')]);
      return;
    }
    this.#accept();
  }

  #accept() {
    if (this.#connection === undefined) return;
    const protocols = this.#chosenProtocols();
    if (this.#connection === undefined) return;
    const failure = native.accept(this.#connection, handleOf(this.#context), protocols, this.#verification);
    this.#waiting = false;
    if (failure !== undefined) callBack(this, 'onerror', [failure]);
    else this.#run();
  }

  #chosenProtocols() {
    const { alpn } = native.hello(this.#connection);
    if (!this.#alpnCallback || alpn.length === 0) return this.#protocols;
    const at = callBack(this, 'ALPNCallback', [alpn]);
    // A protocol that nobody offers makes the handshake fail.
    return at === undefined ? globalThis.Buffer.from([1, 0]) : alpn.subarray(at, at + 1 + alpn[at]);
  }

  #onEstablished() {
    this.#established = true;
    callBack(this, 'onhandshakedone', []);
    if (this.#connection !== undefined && native.protocol(this.#connection) !== 'TLSv1.3') this.#onSession();
    while (this.#writes.length > 0 && this.#connection !== undefined) {
      const { request, chunks } = ArrayPrototypeShift(this.#writes);
      this.#encrypt(request, chunks);
    }
  }

  #onSession() {
    if (this.#isServer || !this.#sessionCallbacks || this.#connection === undefined) return;
    const session = native.session(this.#connection);
    callBack(this, 'onnewsession', [session.subarray(0, 32), session]);
  }

  // Writing.

  doReadStart() { return this.#below.readStart(); }
  doReadStop() { return this.#below.readStop(); }

  doWrite(request, chunks) {
    if (this.#established) this.#encrypt(request, chunks);
    else ArrayPrototypePush(this.#writes, { request, chunks });
    return UNDER_WAY;
  }

  #encrypt(request, chunks) {
    for (const chunk of chunks) {
      const failure = native.write(this.#connection, chunk);
      if (failure === undefined) continue;
      loop.post(() => {
        this.error = failure.message;
        this.afterWrite(request, UV_EPROTO);
      });
      return;
    }
    this.#flush((status) => this.afterWrite(request, status));
  }

  // Hands down what is encrypted; `done(status)` follows in a later turn.
  #flush(done) {
    if (this.#heldBack) {
      if (done !== undefined) ArrayPrototypePush(this.#writes, { done });
      return;
    }
    const bytes = this.#connection === undefined ? undefined : native.takeEncrypted(this.#connection);
    if (bytes === undefined || this.#below === undefined) {
      if (done !== undefined) loop.post(() => done(this.#below === undefined ? UV_ECANCELED : 0));
      return;
    }
    const result = this.#below.write([bytes], (status) => done?.(status));
    if (done !== undefined && (result !== 0 || streamBaseState[kLastWriteWasAsync] === 0)) loop.post(() => done(result));
  }

  writesIssuedByPrevListenerDone() {
    this.#heldBack = false;
    const held = this.#writes.filter((write) => write.done !== undefined);
    this.#writes = this.#writes.filter((write) => write.done === undefined);
    this.#flush((status) => held.forEach(({ done }) => done(status)));
    this.#run();
  }

  doShutdown(request) {
    native.close(this.#connection);
    this.#flush();
    return this.#below.end((status) => this.afterShutdown(request, status));
  }

  destroySSL() {
    if (this.#connection === undefined) return;
    this.#connection = undefined;
    for (const { request } of this.#writes) if (request !== undefined) this.afterWrite(request, UV_ECANCELED);
    this.#writes = [];
    this.#below?.removeListener(this.#listener);
  }

  // What was negotiated.

  getServername() {
    if (!this.#isServer) return this.#servername === '' ? false : this.#servername;
    return native.hello(this.#connection)?.servername || false;
  }

  getALPNNegotiatedProtocol() { return native.applicationProtocol(this.#connection); }
  getProtocol() { return native.protocol(this.#connection); }

  getCipher() {
    const known = native.cipher(this.#connection);
    return known && { name: known[0], standardName: known[1], version: known[2] };
  }

  getSession() { return native.session(this.#connection); }
  isSessionReused() { return native.isSessionReused(this.#connection); }
  getTLSTicket() {}
  getFinished() {}
  getPeerFinished() {}
  getSharedSigalgs() { return []; }
  getEphemeralKeyInfo() { return this.#isServer ? null : {}; }
  /** Node's false: the JDK chooses the size. */
  setMaxSendFragment() { return false; }

  exportKeyingMaterial(length, label, context) {
    return native.exportKeyingMaterial(this.#connection, length, label, context);
  }

  verifyError() {
    const found = native.verifyError(this.#connection);
    if (found === null) return null;
    const error = new Error(found[1]);
    error.code = found[0];
    return error;
  }

  renegotiate() {
    const error = new Error('error:0A00010A:SSL routines::wrong ssl version');
    error.code = 'ERR_SSL_WRONG_SSL_VERSION';
    throw error;
  }

  // Certificates, as the crypto binding shows them.

  getPeerCertificate(detailed) {
    const chain = native.peerChain(this.#connection);
    let issuer;
    for (let i = chain.length - 2; i >= 0; i -= 2) {
      if (i > 0 && !detailed) continue;
      const certificate = parsed(chain[i]).toLegacy();
      if (detailed) {
        if (issuer !== undefined) certificate.issuerCertificate = issuer;
        else if (chain[i + 1]) certificate.issuerCertificate = certificate;
      }
      issuer = certificate;
    }
    return issuer;
  }

  getPeerX509Certificate() {
    const chain = native.peerChain(this.#connection);
    let certificate;
    for (let i = chain.length - 2; i >= 0; i -= 2) certificate = parsed(chain[i], certificate);
    return certificate;
  }

  getCertificate() { return this.getX509Certificate()?.toLegacy(); }

  getX509Certificate() {
    const own = native.ownCertificate(this.#connection);
    return own && parsed(own);
  }
}

const parsed = (der, issuer) => internalBinding('crypto/x509').parseX509(der, issuer);

return {
  TLSWrap,
  HAVE_SSL_TRACE: true,
  wrap: (below, context, isServer, heldBack) => new TLSWrap(below, context, isServer, heldBack),
};
