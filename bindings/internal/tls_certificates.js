// The peer's certificates, as the crypto binding shows them. A chain: each certificate in DER, followed by whether it issued
// itself, from the peer's own up to the root.
'use strict';

const parsed = (der, issuer) => internalBinding('crypto/x509').parseX509(der, issuer);

/** The old form: an object, with those of the issuers if `detailed`. Undefined for an empty chain. */
function peerCertificate(chain, detailed) {
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

function peerX509Certificate(chain) {
  let certificate;
  for (let i = chain.length - 2; i >= 0; i -= 2) certificate = parsed(chain[i], certificate);
  return certificate;
}

return { parsed, peerCertificate, peerX509Certificate };
