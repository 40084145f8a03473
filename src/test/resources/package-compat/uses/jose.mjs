import * as jose from 'jose';

const secret = new TextEncoder().encode('a secret of at least 32 characters!');
const token = await new jose.SignJWT({ role: 'admin' }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt(1700000000).setIssuer('me').setExpirationTime(4000000000).sign(secret);
console.log(token);
console.log(await jose.jwtVerify(token, secret, { issuer: 'me' }));
await jose.jwtVerify(token, secret, { issuer: 'you' }).catch((error) => console.log(error.code, error.claim, error.message));
for (const alg of ['RS256', 'PS256', 'ES256', 'ES384', 'Ed25519']) {
  const { publicKey, privateKey } = await jose.generateKeyPair(alg, { extractable: true });
  const jws = await new jose.CompactSign(new TextEncoder().encode('payload')).setProtectedHeader({ alg }).sign(privateKey);
  const jwk = await jose.exportJWK(publicKey);
  const again = await jose.importJWK(jwk, alg);
  console.log(alg, Object.keys(jwk).sort().join(), new TextDecoder().decode((await jose.compactVerify(jws, again)).payload), (await jose.exportPKCS8(privateKey)).split('\n')[0]);
}
for (const [alg, enc] of [['dir', 'A256GCM'], ['RSA-OAEP-256', 'A128CBC-HS256'], ['ECDH-ES+A128KW', 'A128GCM']]) {
  const keys = alg === 'dir' ? { publicKey: new Uint8Array(32), privateKey: new Uint8Array(32) } : await jose.generateKeyPair(alg);
  const jwe = await new jose.CompactEncrypt(new TextEncoder().encode('hidden')).setProtectedHeader({ alg, enc }).encrypt(keys.publicKey);
  console.log(alg, jwe.split('.').length, new TextDecoder().decode((await jose.compactDecrypt(jwe, keys.privateKey)).plaintext));
}
console.log(await jose.calculateJwkThumbprint({ kty: 'oct', k: 'c2VjcmV0' }), jose.decodeJwt(token).role);
