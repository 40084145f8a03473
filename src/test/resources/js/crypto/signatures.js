'use strict';
const crypto = require('node:crypto');

// Made by Node.
const known = [
  ['MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEXMA84S2jWC0g45gIlI1nAk5fZJ7JhkbPV/B0uFbUU14dVxZZbCX9IL60PV/5qDvV4wWOHPudQvqDTfTDLsMIeg==',
   'sha256', 'MEQCIBNqvN35c4y42Tz4aHoAXNg36/YsK8QDorzbc83DKsXXAiBm03qVbxzz/CoWMtgdpnlxSQqvqu4LCvgs90AH3ijlWA=='],
  ['MCowBQYDK2VwAyEA87bBxEAzhO9MBg3j1gFl+IZlc7Nz79Fi7eDV13IdbMY=',
   null, '1OlRfhb+XILjOuT0/P4Ao35m+gm2Ph/R/ZvxkiiC8rF8j99qgPf/CJaUVpdO3Q0W4Z2oR//uLL4xE507Y0loDw=='],
];
for (const [key, digest, signature] of known) {
  const publicKey = crypto.createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
  const verify = (text) => crypto.verify(digest, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
  console.log(publicKey.asymmetricKeyType, verify('hello'), verify('hullo'));
}

const kinds = [
  ['rsa', { modulusLength: 1024 }, 'sha256', {}],
  ['rsa', { modulusLength: 1024 }, 'sha1', { padding: crypto.constants.RSA_PKCS1_PSS_PADDING }],
  ['ec', { namedCurve: 'P-256' }, 'sha256', { dsaEncoding: 'ieee-p1363' }],
  ['ed448', {}, null, {}],
];
for (const [kind, options, digest, how] of kinds) {
  const { publicKey, privateKey } = crypto.generateKeyPairSync(kind, options);
  const signature = crypto.sign(digest, Buffer.from('hello'), { key: privateKey, ...how });
  console.log(kind, signature.length, crypto.verify(digest, Buffer.from('hello'), { key: publicKey, ...how }, signature),
              digest && crypto.createVerify(digest).update('hel').update('lo').verify({ key: publicKey, ...how }, signature));
}
