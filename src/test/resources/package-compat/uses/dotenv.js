const dotenv = require('dotenv');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

console.log(dotenv.parse('A=1\n# comment\nexport B="two\\nlines" # note\nC=\'single $A\'\nD=`tick "quoted"`\nE=\nF = spaced value \nG="multi\nline"'));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dotenv-'));
const file = path.join(folder, '.env');
fs.writeFileSync(file, 'FROM_FILE=yes\nALREADY=new\n');
process.env.ALREADY = 'old';
console.log(dotenv.config({ path: file, quiet: true }).parsed, process.env.FROM_FILE, process.env.ALREADY);
dotenv.config({ path: file, override: true, quiet: true });
console.log(process.env.ALREADY, dotenv.config({ path: path.join(folder, 'none'), quiet: true }).error.code);
fs.rmSync(folder, { recursive: true });
