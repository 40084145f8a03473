'use strict';
const crypto = require('node:crypto');

// Private keys, and what Node made with their public ones.
const known = [
  ['MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgntFvFnYuyEVFwvv264YrOvyjPRN3buOVXzQxxcYZm9yhRANCAARayCMxDyP0eBcTuedP3GQpvKuVG4MWHn1OUlELhlRvnEIUqf4/alG1MgBG13GjqBIygkvVq5NTJz8gR5Uo06uR',
   'BIzaY9zrqjFx01yS63kvYnuhXtbT8bOSM4haABBzNIiaZ4ucPBBdhE4zYQvBRbSpx+RuPWkA+Fc3v90LnYNKT9c=',
   'cda7587517a1691954a4d7621530fda0a93ae7f95205bc12d234f67d8259560a'],
  ['MC4CAQAwBQYDK2VuBCIEIDhvD+IL3b9EKCbcQ1KX1DXYE7YDVk0LJ98NPLLkf6hy',
   'B9QIqBIfG8C/QYv9Cc3uJO6ttdc5iDUVwT3l60JfUCo=',
   'ba439d599a8c40626f271e6ba36d8f3b65fd0058738ea6befe1c173e45c7503f'],
  ['MEYCAQAwBQYDK2VvBDoEOETvWSlW7if8nCmEKhtYfZT2QD4NDW0FCcZl5UnIVSXjkfsg3hAdAGPxB35SmHZQd3FuFVMY6Yyf',
   'dBuFjEAvuI6GnzjHekodReStZ0EJIonSOK9LeKyCV1lMAIOZjXVEiIvcouEC5o5SdPzAYvuO9AQ=',
   '536ddb0fe5a393f6d5fca4355dd5c9602d781c1c8e6287e203fb39d82f3fe652ac691ed90556b95bee36d41ac8d1b85a7503a7a24bb997a96633a465cd664068'],
];
for (const [der, text, secret] of known) {
  const key = crypto.createPrivateKey({ key: Buffer.from(der, 'base64'), format: 'der', type: 'pkcs8' });
  const found = crypto.decapsulate(key, Buffer.from(text, 'base64'));
  console.log(key.asymmetricKeyType, found.toString('hex') === secret);
}

for (const [kind, options] of [['ml-kem-768'], ['rsa', { modulusLength: 1024 }], ['ec', { namedCurve: 'P-384' }], ['x448']]) {
  const { publicKey, privateKey } = crypto.generateKeyPairSync(kind, options);
  const { sharedKey, ciphertext } = crypto.encapsulate(publicKey);
  console.log(kind, sharedKey.length, ciphertext.length, crypto.decapsulate(privateKey, ciphertext).equals(sharedKey));
}

// FIPS 203: from a seed, and a broken text gives a secret all the same.
const seeded = Buffer.concat([
  Buffer.from('3054020100300b060960864801650304040104428040', 'hex'), Buffer.from(Array.from({ length: 64 }, (_, i) => i)),
]);
const mlKem = crypto.createPrivateKey({ key: seeded, format: 'der', type: 'pkcs8' });
console.log(mlKem.asymmetricKeyType, crypto.decapsulate(mlKem, Buffer.alloc(768, 7)).toString('hex'));

const { publicKey } = crypto.generateKeyPairSync('ed25519');
try {
  crypto.encapsulate(publicKey);
} catch ({ code, message }) {
  console.log(code, message);
}
crypto.encapsulate(publicKey, (error) => console.log(error.message));
