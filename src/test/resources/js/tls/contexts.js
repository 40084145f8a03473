'use strict';

// What a context is made of, and what is said of what it cannot be made of.

const crypto = require('crypto');
const fs = require('fs');
const path = require('path');
const tls = require('tls');

const read = (name) => fs.readFileSync(path.join(__dirname, name), 'utf8');
const key = read('localhost.key.pem');
const cert = read('localhost.pem');
const encrypted = crypto.createPrivateKey(key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' });

function tell(what, make) {
  try {
    make();
    console.log(what, 'ok');
  } catch (error) {
    console.log(what, error.code, error.message);
  }
}

tell('passphrase', () => tls.createSecureContext({ key: encrypted, cert, passphrase: 'secret' }));
tell('wrong passphrase', () => tls.createSecureContext({ key: encrypted, cert, passphrase: 'guess' }));
tell('no passphrase', () => tls.createSecureContext({ key: encrypted, cert }));
tell('no key', () => tls.createSecureContext({ key: 'nothing' }));
tell('no certificate', () => tls.createSecureContext({ cert: 'nothing' }));
tell('level', () => tls.createSecureContext({ key, cert, ciphers: 'DEFAULT@SECLEVEL=0' }));
tell('no cipher', () => tls.createSecureContext({ ciphers: 'nothing' }));
tell('no authority', () => tls.setDefaultCACertificates(['nothing']));
tell('broken authority', () => tls.setDefaultCACertificates(['-----BEGIN CERTIFICATE-----\nvalid cert content\n-----END CERTIFICATE-----']));
tls.setDefaultCACertificates([read('ca.pem')]);
console.log(tls.getCACertificates('default').length);
tls.setDefaultCACertificates([]);
console.log(tls.getCACertificates('default').length);
