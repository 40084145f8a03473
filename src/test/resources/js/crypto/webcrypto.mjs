const { subtle } = globalThis.crypto;
const hex = (bytes) => Buffer.from(bytes).toString('hex').slice(0, 96);
const bytes = (length, value = 1) => Buffer.alloc(length, value);
const data = Buffer.from('hello webcrypto');

async function show(name, action) {
  try {
    const result = await action();
    console.log(name, result instanceof ArrayBuffer ? hex(result) : result);
  } catch (error) {
    console.log(name, error.name, error.message, error.cause?.message ?? '');
  }
}

const ciphers = {
  'AES-CBC': { iv: bytes(16) },
  'AES-CTR': { counter: bytes(16, 255), length: 64 },
  'AES-GCM': { iv: bytes(12), additionalData: bytes(5) },
};
for (const [name, how] of Object.entries(ciphers)) {
  const key = await subtle.importKey('raw', bytes(32), name, true, ['encrypt', 'decrypt']);
  const long = bytes(5000, 7);
  for (const text of [data, long]) {
    const encrypted = await subtle.encrypt({ name, ...how }, key, text);
    const decrypted = await subtle.decrypt({ name, ...how }, key, encrypted);
    console.log(name, hex(encrypted), encrypted.byteLength, text.equals(Buffer.from(decrypted)));
  }
  if (name !== 'AES-CTR') await show('broken', () => subtle.decrypt({ name, ...how }, key, bytes(33)));
}

// RFC 3394, 4.1.
const wrapping = await subtle.importKey('raw', Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex'), 'AES-KW', true, ['wrapKey', 'unwrapKey']);
const wrapped = await subtle.importKey('raw', Buffer.from('00112233445566778899aabbccddeeff', 'hex'), 'AES-GCM', true, ['encrypt']);
await show('AES-KW', () => subtle.wrapKey('raw', wrapped, wrapping, 'AES-KW'));

for (const hash of ['SHA-1', 'SHA-256', 'SHA-512']) {
  const secret = (name) => subtle.importKey('raw', data, name, false, ['deriveBits']);
  await show('HKDF', async () => subtle.deriveBits({ name: 'HKDF', hash, salt: bytes(8), info: bytes(4) }, await secret('HKDF'), 256));
  await show('PBKDF2', async () => subtle.deriveBits({ name: 'PBKDF2', hash, salt: bytes(8), iterations: 10 }, await secret('PBKDF2'), 256));
  await show('HMAC', async () => subtle.sign('HMAC', await subtle.importKey('raw', bytes(20), { name: 'HMAC', hash }, false, ['sign']), data));
}

// A key of every kind: out and in again in every format, and used.
const exponent = new Uint8Array([1, 0, 1]);
for (const [algorithm, how] of [
  [{ name: 'ECDSA', namedCurve: 'P-256' }, { name: 'ECDSA', hash: 'SHA-256' }],
  [{ name: 'Ed25519' }, 'Ed25519'],
  [{ name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 1024, publicExponent: exponent }, 'RSASSA-PKCS1-v1_5'],
  [{ name: 'RSA-PSS', hash: 'SHA-256', modulusLength: 1024, publicExponent: exponent }, { name: 'RSA-PSS', saltLength: 20 }],
]) {
  await show(algorithm.name, async () => {
    const { publicKey, privateKey } = await subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const again = await subtle.importKey('pkcs8', await subtle.exportKey('pkcs8', privateKey), algorithm, false, ['sign']);
    const signature = await subtle.sign(how, again, data);
    const verdicts = [];
    for (const format of ['spki', 'jwk']) {
      const key = await subtle.importKey(format, await subtle.exportKey(format, publicKey), algorithm, true, ['verify']);
      verdicts.push(await subtle.verify(how, key, signature, data), await subtle.verify(how, key, signature, bytes(3)));
    }
    if (algorithm.name === 'RSA-PSS') verdicts.push(await subtle.verify({ ...how, saltLength: 21 }, publicKey, signature, data));
    return verdicts.join();
  });
}
for (const algorithm of [{ name: 'ECDH', namedCurve: 'P-384' }, { name: 'X25519' }]) {
  await show(algorithm.name, async () => {
    const one = await subtle.generateKey(algorithm, true, ['deriveBits']);
    const two = await subtle.generateKey(algorithm, true, ['deriveBits']);
    const raw = await subtle.importKey('raw', await subtle.exportKey('raw', two.publicKey), algorithm, true, []);
    const first = await subtle.deriveBits({ ...algorithm, public: raw }, one.privateKey, 256);
    const second = await subtle.deriveBits({ ...algorithm, public: one.publicKey }, two.privateKey, 256);
    return hex(first) === hex(second);
  });
}
await show('RSA-OAEP', async () => {
  const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256', modulusLength: 1024, publicExponent: exponent };
  const { publicKey, privateKey } = await subtle.generateKey(algorithm, true, ['encrypt', 'decrypt']);
  const encrypted = await subtle.encrypt({ name: 'RSA-OAEP', label: bytes(3) }, publicKey, data);
  await show('wrong label', () => subtle.decrypt({ name: 'RSA-OAEP' }, privateKey, encrypted));
  return subtle.decrypt({ name: 'RSA-OAEP', label: bytes(3) }, privateKey, encrypted);
});
await show('no key', () => subtle.importKey('pkcs8', bytes(20), { name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']));
await show('not extractable', async () => subtle.exportKey('raw', await subtle.importKey('raw', bytes(16), 'AES-CBC', false, ['encrypt'])));
