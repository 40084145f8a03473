// TLS handles: what is negotiated on a TlsStream, and what a script is asked and told meanwhile. What TLS is made of is Java's:
// see io.qworker.node.tls.
'use strict';

const { globalThis } = primordials;
const { callBack } = internalBinding('async_resource');
const { handleOf, isOne } = internalBinding('secure_context');
const { TlsStream, Event } = internalBinding('tls_stream');
const { peerCertificate, peerX509Certificate, parsed } = internalBinding('tls_certificates');
const { owner_symbol } = internalBinding('symbols');
const { getLibuvNow: now } = internalBinding('timers');
const tls = internalBinding('tls_connection');

const TLS_1_3 = 'TLSv1.3';

function unavailable(what) {
  const error = new Error(`The feature TLS ${what} is unavailable on the current platform, ` +
                          'which is being used to run Node.js');
  error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
  return error;
}

class TLSWrap extends TlsStream {
  static provider = 'TLSWRAP';
  #context;
  #isServer;
  #started = false;
  #established = false;
  // What the library asks for.
  #servername = '';
  #protocols;
  #session;
  #sessionCallbacks = false;
  #certCallback = false;
  #alpnCallback = false;
  #asksForStatus = false;
  #afterHello;
  #verification = 0;

  constructor(below, context, isServer, heldBack) {
    super(below, tls.create(handleOf(context), isServer), heldBack);
    this.#context = context;
    this.#isServer = isServer;
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
  requestOCSP() { this.#asksForStatus = true; }
  setOCSPResponse() { throw unavailable('OCSP responses'); }

  setKeyCert(context) {
    if (!isOne(context)) throw new TypeError('Must give a SecureContext as first argument');
    if (this.#isServer) this.#context = context;
  }

  begin() {
    if (!this.#isServer) this.start();
  }

  start() {
    if (this.connection === undefined || this.#started) return;
    this.#started = true;
    const failure = tls.start(this.connection, this.#servername, this.#protocols, this.#session);
    if (failure !== undefined) callBack(this, 'onerror', [failure]);
    else this.cycle();
  }

  renegotiate() {
    const failure = tls.renegotiate(this.connection);
    if (failure !== undefined) throw failure;
    this.cycle();
  }

  onEvent(event) {
    switch (event) {
      case Event.HELLO:
        this.#onHello();
        break;
      case Event.HANDSHAKE:
        callBack(this, 'onhandshakestart', [now()]);
        break;
      case Event.ESTABLISHED:
        this.#onEstablished();
        break;
      case Event.SESSION:
        this.#onSession();
        break;
    }
    return true;
  }

  // A server knows what is asked for: session, certificate and protocol are chosen in turn, each perhaps later.

  #onHello() {
    this.wait(true);
    callBack(this, 'onhandshakestart', [now()]);
    if (this.connection === undefined) return;
    const { sessionId, servername, tlsTicket } = tls.hello(this.connection);
    const owner = this[owner_symbol];
    if (servername !== '' && owner) owner.servername = servername;
    this.#afterHello = () => this.#chooseCertificate();
    if (this.#sessionCallbacks) callBack(this, 'onclienthello', [{ sessionId, servername, tlsTicket }]);
    else this.endParser();
  }

  /** Of those that this server told of, the client may take up only the one that is given back now. */
  loadSession(session) {
    if (this.connection !== undefined) tls.loadSession(this.connection, session ?? undefined);
  }

  endParser() {
    const next = this.#afterHello;
    this.#afterHello = undefined;
    if (this.connection !== undefined) next?.();
  }

  #chooseCertificate() {
    if (!this.#certCallback) {
      this.#accept();
      return;
    }
    const { servername, OCSPRequest } = tls.hello(this.connection);
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
    if (this.connection === undefined) return;
    const protocols = this.#chosenProtocols();
    if (this.connection === undefined) return;
    const failure = tls.accept(this.connection, handleOf(this.#context), protocols, this.#verification);
    this.wait(false);
    if (failure !== undefined) callBack(this, 'onerror', [failure]);
    else this.cycle();
  }

  #chosenProtocols() {
    const { alpn } = tls.hello(this.connection);
    if (!this.#alpnCallback || alpn.length === 0) return this.#protocols;
    const at = callBack(this, 'ALPNCallback', [alpn]);
    // A protocol that nobody offers makes the handshake fail.
    return at === undefined ? globalThis.Buffer.from([1, 0]) : alpn.subarray(at, at + 1 + alpn[at]);
  }

  #onEstablished() {
    const again = this.#established;
    this.#established = true;
    this.establish();
    if (this.#isServer) this.#tellOfNewSession();
    else if (this.#asksForStatus && !again) callBack(this, 'onocspresponse', [tls.statusResponse(this.connection)]);
    if (this.connection === undefined) return;
    if (this.getProtocol() !== TLS_1_3) this.#onSession();
    callBack(this, 'onhandshakedone', []);
  }

  // What the client gets last is held back until the script has kept the session.
  #tellOfNewSession() {
    if (!this.#sessionCallbacks) return;
    const id = tls.newSessionId(this.connection);
    if (id === undefined) return;
    this.holdBack(true);
    callBack(this, 'onnewsession', [id, id]);
  }

  newSessionDone() {
    this.holdBack(false);
    this.cycle();
  }

  #onSession() {
    if (this.#isServer || this.connection === undefined) return;
    const session = tls.newSession(this.connection);
    if (session !== undefined && this.#sessionCallbacks) callBack(this, 'onnewsession', [session.subarray(0, 32), session]);
  }

  /** Answers 1 when it is as wished, 0 when no record can be so short or so long. */
  setMaxSendFragment(size) {
    return tls.setMaxSendFragment(this.connection, size) ? 1 : 0;
  }

  // What was negotiated.

  getServername() {
    if (!this.#isServer) return this.#servername === '' ? false : this.#servername;
    return tls.hello(this.connection)?.servername || false;
  }

  getALPNNegotiatedProtocol() { return tls.applicationProtocol(this.connection); }
  getProtocol() { return tls.protocol(this.connection); }

  getCipher() {
    const known = tls.cipher(this.connection);
    return known && { name: known[0], standardName: known[1], version: known[2] };
  }

  getSession() { return tls.session(this.connection); }
  getTLSTicket() { return this.#isServer ? undefined : tls.session(this.connection); }
  isSessionReused() { return tls.isSessionReused(this.connection); }
  getFinished() {}
  getPeerFinished() {}
  getSharedSigalgs() { return tls.sharedSignatures(this.connection); }
  getEphemeralKeyInfo() { return this.#isServer ? null : {}; }

  exportKeyingMaterial(length, label, context) {
    return tls.exportKeyingMaterial(this.connection, length, label, context);
  }

  verifyError() {
    const found = tls.verifyError(this.connection);
    if (found === null) return null;
    const error = new Error(found[1]);
    error.code = found[0];
    return error;
  }

  getPeerCertificate(detailed) { return peerCertificate(tls.peerChain(this.connection), detailed); }
  getPeerX509Certificate() { return peerX509Certificate(tls.peerChain(this.connection)); }
  getCertificate() { return this.getX509Certificate()?.toLegacy(); }

  getX509Certificate() {
    const own = tls.ownCertificate(this.connection);
    return own && parsed(own);
  }
}

return {
  TLSWrap,
  HAVE_SSL_TRACE: true,
  wrap: (below, context, isServer, heldBack) => new TLSWrap(below, context, isServer, heldBack),
};
