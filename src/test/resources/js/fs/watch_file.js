// fs.watchFile polls; fs.unwatchFile lets the loop end.
'use strict';
const fs = require('fs');

fs.writeFileSync('watched', 'a');
fs.watchFile('watched', { interval: 20 }, (now, before) => {
  console.log(now.size, before.size, now.constructor.name);
  if (now.size === 3) {
    fs.unlinkSync('watched');
  } else if (now.size === 0) {
    fs.unwatchFile('watched');
    console.log('no longer');
    missing();
  }
});
// Long enough after the first look at the file, also on a busy machine.
setTimeout(() => fs.writeFileSync('watched', 'abc'), 1500);

function missing() {
  const watcher = fs.watchFile('nowhere', { interval: 20, bigint: true }, (now, before) => {
    console.log('nowhere', now.size, before.nlink, now.isFile());
    fs.unwatchFile('nowhere');
  });
  watcher.on('stop', () => console.log('stopped'));
  fs.watchFile('watched', { persistent: false }, () => {});
}
