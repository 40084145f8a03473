// What TLS adds to the crypto binding: contexts made of certificates, keys and rules, and the authorities trusted by default.
'use strict';

const { ArrayPrototypeConcat, ArrayPrototypeJoin, globalThis } = primordials;

const VERSIONS = { TLSv1_method: 0x301, TLSv1_1_method: 0x302, TLSv1_2_method: 0x303 };
const TLS1_2 = 0x303;
const TLS1_3 = 0x304;

function coded(Class, code, message) {
  const error = new Class(message);
  error.code = code;
  return error;
}

let extraAdded = false;

// NODE_EXTRA_CA_CERTS is read once, by the first that trusts the default authorities.
function addExtraRoots() {
  if (extraAdded) return;
  extraAdded = true;
  if (process.env.NODE_EXTRA_CA_CERTS) native.addExtraRoots(process.env.NODE_EXTRA_CA_CERTS);
}

class SecureContext {
  #context = native.create();

  static handleOf(context) {
    return context.#context;
  }

  static isOne(value) {
    return typeof value === 'object' && value !== null && #context in value;
  }

  init(method, lowest, highest) {
    const { 0: min, 1: max } = range(method, lowest, highest);
    native.setMinProto(this.#context, min);
    native.setMaxProto(this.#context, max);
  }

  setKey(key, passphrase) { native.setKey(this.#context, key, passphrase); }
  setCert(certificate) { native.setCert(this.#context, certificate); }
  addCACert(certificates) { native.addCACert(this.#context, certificates); }
  setAllowPartialTrustChain() { native.allowPartialChains(this.#context); }

  addRootCerts() {
    addExtraRoots();
    native.addRootCerts(this.#context);
  }

  addCRL(list) {
    if (!native.addCRL(this.#context, list)) throw coded(Error, 'ERR_CRYPTO_OPERATION_FAILED', 'Failed to parse CRL');
  }

  setCipherSuites(suites) { native.setCipherSuites(this.#context, suites); }
  setCiphers(ciphers) { native.setCiphers(this.#context, ciphers); }

  setSigalgs(names) {
    if (!native.setSignatures(this.#context, names)) throw new Error('error:00000000:lib(0)::reason(0)');
  }

  setECDHCurve(names) {
    if (!native.setGroups(this.#context, names)) {
      throw coded(Error, 'ERR_CRYPTO_OPERATION_FAILED', 'Failed to set ECDH curve');
    }
  }

  // The JDK has its own parameters for finite fields.
  setDHParam() {}

  setMinProto(version) { native.setMinProto(this.#context, version); }
  setMaxProto(version) { native.setMaxProto(this.#context, version); }
  getMinProto() { return native.getMinProto(this.#context); }
  getMaxProto() { return native.getMaxProto(this.#context); }
  setOptions(options) { native.setOptions(this.#context, options); }
  setSessionIdContext() {}
  setSessionTimeout(seconds) { native.setSessionTimeout(this.#context, seconds); }
  close() {}

  loadPKCS12(pfx, passphrase) {
    const wrong = native.loadPKCS12(this.#context, pfx, passphrase);
    if (wrong !== undefined) throw new Error(wrong);
  }

  setTicketKeys(keys) { native.setTicketKeys(this.#context, keys); }
  getTicketKeys() { return native.getTicketKeys(this.#context); }
  enableTicketKeyCallback() {}
  getCertificate() { return native.getCertificate(this.#context); }
  getIssuer() { return native.getIssuer(this.#context); }
  /** Something opaque. */
  get _external() { return this.#context; }
}

const { handleOf, isOne } = SecureContext;
delete SecureContext.handleOf;
delete SecureContext.isOne;

// Which versions one of OpenSSL's methods stands for.
function range(method, lowest, highest) {
  if (typeof method !== 'string') return [lowest, highest];
  const invalid = (message) => coded(TypeError, 'ERR_TLS_INVALID_PROTOCOL_METHOD', message);
  const base = method.replace(/_(server|client)_method$/, '_method');
  if (base === 'SSLv2_method' || base === 'SSLv3_method') throw invalid(`${base.slice(0, 5)} methods disabled`);
  if (base === 'SSLv23_method') return [lowest, TLS1_2];
  if (base === 'TLS_method') return [0, TLS1_3];
  if (!(base in VERSIONS)) throw invalid(`Unknown method: ${method}`);
  return [VERSIONS[base], VERSIONS[base]];
}

return {
  SecureContext,
  handleOf,
  isOne,
  getSSLCiphers: () => ArrayPrototypeConcat(
    ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'], native.ciphers,
    ['tls_aes_256_gcm_sha384', 'tls_chacha20_poly1305_sha256', 'tls_aes_128_gcm_sha256']),
  getBundledRootCertificates: native.bundledRoots,
  getSystemCACertificates: native.systemRoots,
  getExtraCACertificates: () =>
    (process.env.NODE_EXTRA_CA_CERTS ? native.extraRoots(process.env.NODE_EXTRA_CA_CERTS) : []),
  resetRootCertStore(certificates) {
    extraAdded = true;
    native.resetRoots(ArrayPrototypeJoin(certificates.map((one) =>
      (typeof one === 'string' ? one : globalThis.Buffer.from(one.buffer, one.byteOffset, one.byteLength).latin1Slice())), '\n'));
  },
  getUserRootCertificates: native.userRoots,
  startLoadingCertificatesOffThread() {},
};
