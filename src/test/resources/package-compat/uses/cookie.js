const cookie = require('cookie');

console.log(Object.keys(cookie).sort());
const parse = cookie.parseCookie ?? cookie.parse;
console.log({ ...parse('a=1; b=%22quoted%22; session="x y"; a=2; empty=; bad=%E0%A4%A') });
const write = cookie.stringifySetCookie ?? ((one) => cookie.serialize(one.name, one.value, one));
console.log(write({ name: 'id', value: 'ä b;c', httpOnly: true, secure: true, sameSite: 'lax', maxAge: 3600, path: '/', domain: 'example.com', expires: new Date(0), priority: 'high', partitioned: true }));
for (const wrong of [{ name: 'a b', value: 'x' }, { name: 'a', value: 'x', sameSite: 'sometimes' }, { name: 'a', value: 'x', domain: 'bad domain' }]) {
  try {
    console.log(write(wrong));
  } catch (error) {
    console.log(error.name, error.message);
  }
}
