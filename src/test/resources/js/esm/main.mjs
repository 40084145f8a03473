// ES modules as main script: what they import, from where, and what the errors say.
import fs, { existsSync } from 'node:fs';
import { one, two as second } from './lib/common.cjs';
import common from './lib/common.cjs';
import data from './lib/data.json' with { type: 'json' };
import { value, increment } from './lib/live.mjs';
import * as cycle from './lib/cycle-a.mjs';
import pkg, { kind } from 'pkg';
import { inner } from 'pkg/inner';
import './lib/detected.js';
import { createRequire, findPackageJSON } from 'node:module';

const here = (text) => String(text).replaceAll(new URL('.', import.meta.url).href, '').replaceAll(import.meta.dirname, '.');
const tried = async (what) => {
  try {
    return await what();
  } catch (error) {
    return `${error.name} ${error.code}: ${here(error.message).split('\n')[0]}`;
  }
};
const require = createRequire(import.meta.url);

console.log(fs.existsSync === existsSync, one, second, common);
console.log(data, value, increment(), value);
console.log(cycle.a(), cycle.b());
console.log(pkg, kind, inner);
console.log(here(import.meta.url), here(import.meta.filename), import.meta.main, here(import.meta.resolve('pkg')));
console.log(await import('./lib/awaiting.mjs'));
console.log((await import('data:text/javascript,export default 42')).default);
console.log(here(findPackageJSON('pkg', import.meta.url)));
console.log(require('./lib/live.mjs').value, require('./lib/esm-default.mjs'));
console.log(await tried(() => require('./lib/awaiting.mjs')));
console.log(await tried(() => require('./lib/require-cycle.mjs')));
console.log(await tried(() => import('./lib/no-such-export.mjs')));
console.log(await tried(() => import('./lib/no-such-file.mjs')));
console.log(await tried(() => import('no-such-package')));
console.log(await tried(() => import('pkg/hidden')));
console.log(await tried(() => import('./lib/data.json')));
console.log(await tried(() => import('./lib/throwing.mjs')), await tried(() => import('./lib/throwing.mjs')));
console.log(await tried(() => import('./lib/undefined-global.mjs')));
console.log(await tried(() => import('node:nothing')));
try {
  await import('./lib/throwing.mjs');
} catch (error) {
  console.log(here(error.stack.split('\n')[1].trim()));
}
console.log(typeof require, typeof module, this);
