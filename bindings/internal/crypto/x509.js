'use strict';

const { ArrayIsArray, ArrayPrototypePush, Date, ObjectAssign } = primordials;
const { markImmutable } = internalBinding('immutable_handles');

const { subject, issuer, subjectAltName, infoAccess, validFrom, validTo, signatureAlgorithm, signatureAlgorithmOid,
        fingerprint, fingerprint256, fingerprint512, keyUsage, serialNumber, pem, raw, checkCA, checkHost, checkEmail,
        checkIP, checkIssued, checkPrivateKey, verify } = native;

// The certificate itself lies in Java; a clone of what holds a handle holds the same one.
class X509Certificate {
  #issuer;

  constructor(data, issuer) {
    markImmutable(this);
    native.init.call(this, data);
    this.#issuer = issuer;
  }

  getIssuerCert() { return this.#issuer; }
  validFromDate() { return new Date(native.validFromTime.call(this)); }
  validToDate() { return new Date(native.validToTime.call(this)); }

  publicKey() {
    const { KeyObjectHandle } = internalBinding('crypto/keys');
    return new KeyObjectHandle(native.publicKey.call(this));
  }

  toLegacy() {
    const legacy = {
      subject: nameObject(native.subjectParts.call(this)),
      issuer: nameObject(native.issuerParts.call(this)),
      subjectaltname: this.subjectAltName(),
      infoAccess: this.infoAccess(),
      ca: this.checkCA(),
      modulus: undefined,
      exponent: undefined,
      pubkey: undefined,
      bits: undefined,
      valid_from: this.validFrom(),
      valid_to: this.validTo(),
      fingerprint: this.fingerprint(),
      fingerprint256: this.fingerprint256(),
      fingerprint512: this.fingerprint512(),
      ext_key_usage: this.keyUsage(),
      serialNumber: this.serialNumber(),
      raw: this.raw(),
      asn1Curve: undefined,
      nistCurve: undefined,
    };
    return native.putKeyParts.call(this, legacy);
  }
}
ObjectAssign(X509Certificate.prototype, {
  subject, issuer, subjectAltName, infoAccess, validFrom, validTo, signatureAlgorithm, signatureAlgorithmOid,
  fingerprint, fingerprint256, fingerprint512, keyUsage, serialNumber, pem, raw, checkCA, checkHost, checkEmail,
  checkIP, checkIssued, checkPrivateKey, verify,
});

// An attribute that occurs more than once has a list for its value.
function nameObject(parts) {
  const name = { __proto__: null };
  for (let i = 0; i < parts.length; i += 2) {
    const key = parts[i];
    const value = parts[i + 1];
    if (!(key in name)) name[key] = value;
    else if (ArrayIsArray(name[key])) ArrayPrototypePush(name[key], value);
    else name[key] = [name[key], value];
  }
  return name;
}

return {
  parseX509: (data, issuer) => new X509Certificate(data, issuer),
  X509_CHECK_FLAG_ALWAYS_CHECK_SUBJECT: 1,
  X509_CHECK_FLAG_NO_WILDCARDS: 2,
  X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS: 4,
  X509_CHECK_FLAG_MULTI_LABEL_WILDCARDS: 8,
  X509_CHECK_FLAG_SINGLE_LABEL_SUBDOMAINS: 16,
  X509_CHECK_FLAG_NEVER_CHECK_SUBJECT: 32,
};
