const CryptoJS = require('crypto-js');

console.log(CryptoJS.MD5('text').toString(), CryptoJS.SHA256('text').toString(CryptoJS.enc.Base64), CryptoJS.SHA3('text', { outputLength: 224 }).toString(), CryptoJS.RIPEMD160('text').toString());
console.log(CryptoJS.HmacSHA512('message', 'key').toString(), CryptoJS.PBKDF2('pw', 'salt', { keySize: 4, iterations: 10 }).toString());
const key = CryptoJS.enc.Hex.parse('000102030405060708090a0b0c0d0e0f');
const iv = CryptoJS.enc.Utf8.parse('0123456789abcdef');
for (const mode of ['CBC', 'CTR', 'ECB', 'OFB']) {
  const encrypted = CryptoJS.AES.encrypt('Grüße an alle', key, { iv, mode: CryptoJS.mode[mode] });
  console.log(mode, encrypted.toString(), CryptoJS.AES.decrypt(encrypted, key, { iv, mode: CryptoJS.mode[mode] }).toString(CryptoJS.enc.Utf8));
}
console.log(CryptoJS.AES.decrypt(CryptoJS.AES.encrypt('salted', 'pass').toString(), 'pass').toString(CryptoJS.enc.Utf8), CryptoJS.AES.decrypt('U2FsdGVkX18wMTIzNDU2N1Jf3DnQ1iO8', 'x').sigBytes < 8);
console.log(CryptoJS.TripleDES.encrypt('x', key, { iv }).ciphertext.toString(), CryptoJS.lib.WordArray.random(16).toString().length);
