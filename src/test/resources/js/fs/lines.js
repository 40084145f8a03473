// readline over streams of files.
'use strict';
const fs = require('fs');
const readline = require('readline');
const { createInterface } = require('readline/promises');

fs.writeFileSync('lines', 'one\r\ntwo\n\nfour\u2028still four\nlast');

async function main() {
  for await (const line of readline.createInterface({ input: fs.createReadStream('lines', { highWaterMark: 3 }), crlfDelay: Infinity })) {
    console.log(JSON.stringify(line));
  }
  const reader = readline.createInterface({ input: fs.createReadStream('lines') });
  reader.on('line', (line) => {
    console.log('event', line.length);
    if (line === 'two') reader.close();
  });
  await new Promise((resolve) => reader.on('close', resolve));
  fs.writeFileSync('answers', 'Ada\n36\n');
  const asking = createInterface({ input: fs.createReadStream('answers'), output: fs.createWriteStream('asked') });
  console.log(await asking.question('Name? '));
  asking.close();
  await new Promise((resolve) => setTimeout(resolve, 20));
  console.log(fs.readFileSync('asked', 'utf8'));
  console.log(require('tty').isatty(99), typeof require('tty').ReadStream);
}

main().catch((error) => console.log(error));
