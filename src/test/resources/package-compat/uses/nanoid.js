const { customAlphabet, customRandom, nanoid, urlAlphabet } = require('nanoid');

console.log(nanoid().length, nanoid(10).length, /^[\w-]+$/.test(nanoid(50)), new Set(Array.from({ length: 1000 }, () => nanoid())).size);
console.log(/^[0-9a-f]{12}$/.test(customAlphabet('0123456789abcdef', 12)()));
let seed = 1;
const pseudo = customRandom(urlAlphabet, 16, (size) => new Uint8Array(size).map(() => (seed = (seed * 31 + 7) % 256)));
console.log(pseudo(), pseudo());
