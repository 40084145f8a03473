const { MAX, NIL, parse, stringify, v1, v3, v4, v5, v6, v7, validate, version } = require('uuid');

console.log(v5('hello.example.com', v5.DNS), v3('http://example.com/hello', v3.URL));
console.log(v1({ node: [1, 0x23, 0x45, 0x67, 0x89, 0xab], clockseq: 0x1234, msecs: Date.UTC(2011, 10, 1), nsecs: 5678 }));
console.log(v6({ node: [1, 2, 3, 4, 5, 6], clockseq: 1, msecs: 1.7e12, nsecs: 0 }), v7({ msecs: 1.7e12, seq: 3, random: new Uint8Array(16).fill(7) }));
console.log(v4({ random: Uint8Array.from({ length: 16 }, (_, n) => n * 9) }), version(v4()), validate(v4()), validate('nope'));
console.log(stringify(parse('6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b')), NIL, MAX, new Set(Array.from({ length: 100 }, () => v7())).size);
