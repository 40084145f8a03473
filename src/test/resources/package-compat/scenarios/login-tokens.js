// Signs users in with hashed passwords, gives them tokens, rotates the keys, and refuses what is not right.
const { createHash, createHmac, createPublicKey, generateKeyPairSync, randomUUID, scryptSync, timingSafeEqual } = require('node:crypto');
const bcrypt = require('bcryptjs');
const express = require('express');
const jwt = require('jsonwebtoken');

const keys = new Map(['k1', 'k2'].map((kid) => [kid, generateKeyPairSync(kid === 'k1' ? 'rsa' : 'ec', kid === 'k1' ? { modulusLength: 2048 } : { namedCurve: 'prime256v1' })]));
const users = new Map([['ann', { hash: bcrypt.hashSync('correct horse', 4), roles: ['admin'] }], ['bob', { hash: bcrypt.hashSync('battery', 4), roles: [] }]]);
const refresh = new Map();
const issue = (name, kid) => jwt.sign({ roles: users.get(name).roles }, keys.get(kid).privateKey, { algorithm: kid === 'k1' ? 'RS256' : 'ES256', keyid: kid, subject: name, expiresIn: '5m', issuer: 'login' });
const getKey = (header, callback) => callback(keys.has(header.kid) ? null : new Error('unknown key'), keys.get(header.kid)?.publicKey);

const app = express();
app.use(express.json());
app.post('/login', async ({ body: { name, password } }, response) => {
  if (!users.has(name) || !await bcrypt.compare(password, users.get(name).hash)) return response.status(401).json({ error: 'wrong' });
  const id = randomUUID();
  refresh.set(createHash('sha256').update(id).digest('hex'), name);
  response.json({ token: issue(name, name === 'ann' ? 'k1' : 'k2'), refresh: id });
});
app.post('/refresh', ({ body }, response) => {
  const hash = createHash('sha256').update(String(body.refresh)).digest('hex');
  const name = refresh.get(hash);
  if (!name) return response.status(403).end();
  refresh.delete(hash);
  response.json({ token: issue(name, 'k2') });
});
app.get('/admin', (request, response) => {
  jwt.verify(request.get('authorization')?.replace('Bearer ', '') ?? '', getKey, { algorithms: ['RS256', 'ES256'], issuer: 'login' }, (error, claims) => {
    if (error) return response.status(401).json({ error: `${error.name}: ${error.message}` });
    response.status(claims.roles.includes('admin') ? 200 : 403).json({ you: claims.sub });
  });
});

const server = app.listen(0, '127.0.0.1', async () => {
  const call = async (method, path, body, token) => {
    const response = await fetch(`http://127.0.0.1:${server.address().port}${path}`, { method, body: body && JSON.stringify(body), headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) } });
    return { status: response.status, ...JSON.parse(await response.text() || '{}') };
  };
  console.log(await call('POST', '/login', { name: 'ann', password: 'wrong' }));
  const ann = await call('POST', '/login', { name: 'ann', password: 'correct horse' });
  const bob = await call('POST', '/login', { name: 'bob', password: 'battery' });
  console.log(ann.status, jwt.decode(ann.token, { complete: true }).header, Object.keys(jwt.decode(bob.token)));
  console.log(await call('GET', '/admin', undefined, ann.token), await call('GET', '/admin', undefined, bob.token), await call('GET', '/admin'));
  const [head, , signature] = ann.token.split('.');
  const forged = [head, Buffer.from(JSON.stringify({ roles: ['admin'], sub: 'eve', iss: 'login' })).toString('base64url'), signature].join('.');
  console.log(await call('GET', '/admin', undefined, forged), await call('GET', '/admin', undefined, jwt.sign({}, 'x', { keyid: 'k9' })));
  const pem = createPublicKey(keys.get('k1').privateKey).export({ type: 'spki', format: 'pem' });
  const confused = `${Buffer.from('{"alg":"HS256","kid":"k1"}').toString('base64url')}.${Buffer.from('{"roles":["admin"],"iss":"login"}').toString('base64url')}`;
  console.log(await call('GET', '/admin', undefined, `${confused}.${createHmac('sha256', pem).update(confused).digest('base64url')}`));
  const again = await call('POST', '/refresh', { refresh: ann.refresh });
  console.log(again.status, (await call('GET', '/admin', undefined, again.token)).you, (await call('POST', '/refresh', { refresh: ann.refresh })).status);
  console.log(timingSafeEqual(scryptSync('pw', 'salt', 32, { N: 1024 }), scryptSync('pw', 'salt', 32, { N: 1024 })), scryptSync('pw', 'salt', 16).toString('hex'));
  server.close();
  server.closeAllConnections();
});
