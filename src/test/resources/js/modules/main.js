// What require does, as Node prints it.
'use strict';

const path = require('path');
const fs = require('fs');
const here = (text) => String(text).replaceAll(__dirname, '.').split('\n')[0];
const attempt = (what, action) => {
  try {
    console.log(what, '->', action());
  } catch (error) {
    console.log(what, '-> throws', error.name, error.code, here(error.message));
  }
};

attempt('index.js', () => require('plain').name);
attempt('main', () => require('main'));
attempt('exports', () => JSON.stringify(require('exporting')));
attempt('exports pattern', () => require('exporting/features/one'));
attempt('exports condition', () => require('exporting/conditions'));
attempt('exports null', () => require('exporting/features/private/x'));
attempt('not exported', () => require('exporting/lib/cjs.js'));
attempt('package.json', () => require('exporting/package.json').name);
attempt('wrong main', () => require('badmain'));
attempt('nearest node_modules', () => require('./deep/user'));
attempt('cycle', () => JSON.stringify(require('./cycle/a')));
attempt('json', () => JSON.stringify(require('./lib/data')));
attempt('broken json', () => { try { return require('./lib/broken.json'); } catch (e) { return `${e.name} ${here(e.message).slice(0, 18)}`; } });
attempt('shebang', () => require('./lib/shebang'));
attempt('BOM', () => require('./lib/bom'));
attempt('fails', () => require('./lib/failing'));
attempt('fails anew', () => require('./lib/failing'));
attempt('failed is not cached', () => Object.keys(require.cache).filter((file) => file.endsWith('failing.js')).length);
attempt('missing package', () => require('no-such-package'));
attempt('missing file', () => require('./no-such-file'));
attempt('missing core', () => require('node:no-such-module'));
attempt('empty', () => require(''));
attempt('number', () => require(5));
attempt('NODE_PATH', () => require('global-one'));
attempt('same object', () => require('plain') === require('./node_modules/plain/index.js'));
attempt('cache', () => {
  const file = require.resolve('plain');
  const before = require('plain');
  delete require.cache[file];
  return require('plain') !== before;
});
attempt('replaced in cache', () => {
  const file = require.resolve('./lib/data.json');
  require.cache[file].exports = 'replaced';
  return require('./lib/data.json');
});
attempt('resolve', () => here(require.resolve('main')));
attempt('resolve core', () => require.resolve('fs'));
attempt('resolve.paths', () => require.resolve.paths('x').slice(0, 1).map(here).join());
attempt('resolve with paths', () => here(require.resolve('plain', { paths: [path.join(__dirname, 'deep')] })));
attempt('module', () => [module.id, module.loaded, here(module.filename), require.main === module,
  module.children.length > 3, here(module.paths[0]), typeof module.require].join());
attempt('wrapper', () => [typeof exports, arguments.length, here(__filename), this === exports].join());
attempt('extensions', () => Object.keys(require.extensions).join());
attempt('own extension', () => {
  require.extensions['.shout'] = (target, file) => { target.exports = fs.readFileSync(file, 'utf8').toUpperCase(); };
  fs.writeFileSync(path.join(__dirname, 'hey.shout'), 'hey');
  try {
    return require('./hey');
  } finally {
    fs.unlinkSync(path.join(__dirname, 'hey.shout'));
    delete require.extensions['.shout'];
  }
});
attempt('symlink', () => {
  const link = path.join(__dirname, 'link.js');
  fs.symlinkSync(path.join(__dirname, 'lib', 'bom.js'), link);
  try {
    return [require('./link'), here(require.resolve('./link'))].join();
  } finally {
    fs.unlinkSync(link);
  }
});
attempt('Module', () => [typeof require('module')._load, require('module').builtinModules.includes('fs'),
  require('module').isBuiltin('node:fs')].join());
attempt('createRequire', () => require('module').createRequire(path.join(__dirname, 'deep', 'x.js'))('plain').name);
attempt('_compile', () => {
  const made = new module.constructor('made');
  made._compile('exports.sum = 1 + 2; exports.name = __filename;', '/made.js');
  return JSON.stringify(made.exports);
});
attempt('wrap', () => require('module').wrap('x'));
attempt('core wins', () => require('events') === require('node:events'));
attempt('process.mainModule', () => process.mainModule === module);
