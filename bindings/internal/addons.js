// Native addons are machine code for V8: they cannot be loaded. This says so, with what to use instead of the best known.
'use strict';

const INSTEAD = {
  '__proto__': null,
  'argon2': 'use hash-wasm (argon2id in WebAssembly) or crypto.scrypt',
  'bcrypt': 'use bcryptjs, which has the same functions and reads the same hashes',
  'better-sqlite3': 'use sql.js (SQLite in WebAssembly)',
  'bufferutil': 'leave it out: ws works without it',
  'canvas': 'use pureimage, or draw SVG and PDF with svgdom or pdfkit',
  'couchbase': 'use the REST services of Couchbase over fetch',
  'cpu-features': 'leave it out: ssh2 works without it',
  'deasync': 'use async functions',
  'farmhash': 'use farmhash-modern, or crypto.createHash',
  'ffi-napi': 'call the library from a program of its own, by child_process',
  'fsevents': 'leave it out: it is for macOS, and chokidar works without it',
  'grpc': 'use @grpc/grpc-js',
  'iconv': 'use iconv-lite',
  'leveldown': 'use memory-level or a database server',
  'libxmljs': 'use fast-xml-parser or @xmldom/xmldom with xpath',
  'node-expat': 'use sax',
  'node-pty': 'use child_process',
  'node-sass': 'use sass, which has the same functions',
  'oracledb': 'use its thin mode, which is plain JavaScript: version 6 or later, without initOracleClient',
  're2': 're2js has the same guarantee in plain JavaScript',
  'serialport': 'read the device as a file, or let a program of its own do it, by child_process',
  'sharp': 'use jimp, or the image magick command by child_process',
  'snappy': 'use snappyjs',
  'sqlite3': 'use sql.js (SQLite in WebAssembly)',
  'utf-8-validate': 'leave it out: ws works without it',
  'zeromq': 'use jszmq, or another transport',
};

// Where the addons of a package lie in packages of their own.
const PARTS = [[/^@img\/sharp-/, 'sharp'], [/^@node-rs\/argon2/, 'argon2'], [/^@napi-rs\/canvas|^skia-canvas/, 'canvas'],
  [/^@serialport\//, 'serialport'], [/^libxmljs/, 'libxmljs'], [/^@confluentinc\/kafka-javascript/, 'node-rdkafka'],
  [/^@mongodb-js\/zstd/, '@mongodb-js/zstd'], [/^classic-level/, 'leveldown'], [/^@node-rs\/bcrypt/, 'bcrypt']];

const SIZE_OF_HEADER = 64;

// How libraries of Linux, macOS and Windows begin.
const MAGIC_NUMBERS = [[0x7f, 0x45, 0x4c, 0x46], [0xcf, 0xfa, 0xed, 0xfe], [0xca, 0xfe, 0xba, 0xbe], [0x4d, 0x5a]];

const OTHERS = 'use a package in plain JavaScript or WebAssembly';

function packageOf(file) {
  const [scope, name] = file.replaceAll('\\', '/').split('node_modules/').at(-1).split('/');
  const found = scope.startsWith('@') ? `${scope}/${name}` : scope;
  return PARTS.find(([pattern]) => pattern.test(found))?.[1] ?? found;
}

// What the system's loader says of a file that is none of its own.
function faultOf(file) {
  const { closeSync, openSync, readSync } = internalBinding('boot').require('fs');
  const header = new Uint8Array(SIZE_OF_HEADER);
  let length;
  try {
    const fd = openSync(file);
    length = readSync(fd, header);
    closeSync(fd);
  } catch {
    return 'cannot open shared object file: No such file or directory';
  }
  if (length < SIZE_OF_HEADER) return 'file too short';
  return MAGIC_NUMBERS.some((magic) => magic.every((byte, i) => header[i] === byte)) ? undefined : 'invalid ELF header';
}

const failed = [];

return {
  INSTEAD,
  // What could not be loaded so far, in this lane.
  failed,
  insteadOf: (name) => INSTEAD[name] ?? OTHERS,
  isKnown: (name) => name in INSTEAD,
  errorOf(file) {
    const fault = file.includes('node_modules') ? undefined : faultOf(file);
    if (fault !== undefined) {
      const error = new Error(`${file}: ${fault}`);
      error.code = 'ERR_DLOPEN_FAILED';
      return error;
    }
    const installed = file.includes('node_modules');
    const name = installed ? packageOf(file) : undefined;
    const what = installed ? `The package '${name}' is a native addon` : 'This is a native addon';
    const error = new Error(`${what}, which the JVM cannot load (${file}). Instead: ${INSTEAD[name] ?? OTHERS}.`);
    error.code = 'ERR_DLOPEN_FAILED';
    failed.push({ name: name ?? file, file });
    return error;
  },
};
