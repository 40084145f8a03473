const ms = require('ms');

for (const text of ['2 days', '1d', '10h', '2.5 hrs', '1m', '5s', '1y', '100', '-3 days', '1 week']) console.log(text, ms(text));
console.log(ms(60000), ms(2 * 60000, { long: true }), ms(-3 * 3600000), ms(ms('10 hours'), { long: true }));
try {
  ms({});
} catch (error) {
  console.log(error.message);
}
