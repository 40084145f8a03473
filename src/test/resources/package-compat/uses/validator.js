const validator = require('validator');

const checks = { isEmail: ['ann@example.com', 'ann@', '"a b"@x.test'], isURL: ['https://x.test/a?b#c', 'x', 'ftp://y.test'], isIP: ['127.0.0.1', '::1', '1.2.3'], isUUID: ['6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b', '6ec'], isCreditCard: ['4111 1111 1111 1111', '4111111111111112'], isISO8601: ['2024-02-29T00:00Z', '2024-13-01'], isIBAN: ['DE89370400440532013000', 'DE00'], isJSON: ['{"a":1}', '{a}'], isBase64: ['aGk=', 'a*'], isHexColor: ['#fff', '#ggg'], isStrongPassword: ['Aa1!aaaa', 'weak'], isFQDN: ['a.example.com', 'a_b'] };
for (const [name, inputs] of Object.entries(checks)) console.log(name, inputs.map((input) => validator[name](input)));
console.log(validator.escape('<a href="x">\'&'), validator.normalizeEmail('A.N.N+tag@GMail.com'), validator.trim('  x '), validator.toInt('12px'), validator.isMobilePhone('+436641234567', 'de-AT'), validator.isDate('29/02/2024', { format: 'DD/MM/YYYY' }));
