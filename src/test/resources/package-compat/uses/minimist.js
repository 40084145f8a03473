const minimist = require('minimist');

console.log(minimist(['-a', 'beep', '-b', 'boop', '-xyz', '--n=3', '--no-color', '--deep.er', 'v', 'rest', '--', 'raw', '-q']));
console.log(minimist(['--port', '08', '-v', 'file', '--list', '1', '--list', '2'], {
  string: ['port'], boolean: ['v'], alias: { v: 'verbose' }, default: { host: 'localhost' }, '--': true,
}));
console.log(minimist(['--known', '--unknown', 'x'], { boolean: 'known', unknown: (argument) => { console.log('unknown', argument); return false; } }));
