const { generateKeyPairSync } = require('node:crypto');
const jwt = require('jsonwebtoken');

const token = jwt.sign({ user: 'ann', iat: 1700000000 }, 'secret', { expiresIn: '2h', audience: 'api', issuer: 'me', subject: 'u1', jwtid: 'j', keyid: 'k' });
console.log(token, jwt.verify(token, 'secret', { clockTimestamp: 1700000100, audience: /^a/ }));
console.log(jwt.decode(token, { complete: true }).header);
for (const [secret, options] of [['wrong', {}], ['secret', { clockTimestamp: 1800000000 }], ['secret', { clockTimestamp: 1700000001, audience: 'other' }], ['secret', { algorithms: ['RS256'] }]]) {
  try {
    jwt.verify(token, secret, options);
  } catch (error) {
    console.log(error.name, error.message, error.expiredAt);
  }
}
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
for (const [algorithm, keys] of [['RS256', rsa], ['PS512', rsa], ['ES256', ec]]) {
  const signed = jwt.sign({ algorithm }, keys.privateKey, { algorithm, noTimestamp: true });
  console.log(jwt.verify(signed, keys.publicKey), signed.split('.')[0]);
}
jwt.verify(jwt.sign({ a: 1, nbf: 2000 }, 'x', { noTimestamp: true, algorithm: 'HS512' }), 'x', { clockTimestamp: 1 }, (error) => console.log(error.name, error.date.toISOString()));
