'use strict';
// read_files.js <runs> <ms> <warm-up ms> <files> <bytes>: files a second read by fs.readFile, 32 at a time.

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { print } = require('./samples');

const [runs, milliseconds, warmUp, files, bytes] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'read-files-'));
process.on('exit', () => fs.rmSync(folder, { recursive: true }));

const names = Array.from({ length: Number(files) }, (_, index) => path.join(folder, `${index}.txt`));
for (const name of names) {
  fs.writeFileSync(name, 'x'.repeat(Number(bytes)));
}

const readAll = () =>
  new Promise((resolve, reject) => {
    let next = 0;
    let read = 0;
    const readNext = () => {
      if (next === names.length) return;
      fs.readFile(names[next++], 'utf8', (error) => {
        if (error) return reject(error);
        if (++read === names.length) return resolve(read);
        readNext();
      });
    };
    for (let reader = 0; reader < 32; reader++) readNext();
  });

print({ runs, milliseconds, warmUp }, readAll);
