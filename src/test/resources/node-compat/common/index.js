'use strict';

// Stands in for test/common/index.js of Node's own tests: what tests of the portable modules use of it.

const assert = require('assert');
const { inspect } = require('util');

const expectations = [];

function reportMissedCalls(code) {
  if (code !== 0) return;
  const missed = expectations.filter(({ accepts, calls }) => !accepts(calls));
  for (const { name, calls, wanted, stack } of missed) {
    console.error(`${name} was called ${calls} times, not ${wanted}\n${stack}`);
  }
  if (missed.length > 0) process.exit(1);
}

function counted(fn, wanted, accepts) {
  if (expectations.length === 0) process.on('exit', reportMissedCalls);
  const expectation = { name: fn.name || '<anonymous>', calls: 0, wanted, accepts, stack: new Error('expected at').stack };
  expectations.push(expectation);
  const wrapped = function() {
    expectation.calls++;
    return Reflect.apply(fn, this, arguments);
  };
  return Object.defineProperties(wrapped, {
    name: { value: fn.name, configurable: true },
    length: { value: fn.length, configurable: true },
  });
}

const withDefaults = (fn, count) => (typeof fn === 'number' ? [() => {}, fn] : [fn ?? (() => {}), count ?? 1]);

function mustCall(fn, count) {
  const { 0: callee, 1: times } = withDefaults(fn, count);
  return counted(callee, `exactly ${times}`, (calls) => calls === times);
}

function mustCallAtLeast(fn, count) {
  const { 0: callee, 1: times } = withDefaults(fn, count);
  return counted(callee, `at least ${times}`, (calls) => calls >= times);
}

function mustSucceed(fn, count) {
  return mustCall(function(error, ...args) {
    assert.ifError(error);
    return typeof fn === 'function' ? Reflect.apply(fn, this, args) : undefined;
  }, count);
}

function mustNotCall(message = 'function should not have been called') {
  const { stack } = new Error('forbidden at');
  return function mustNotCall(...args) {
    assert.fail(`${message}, called with ${inspect(args)}\n${stack}`);
  };
}

function expectsError(validator, count) {
  return mustCall((...args) => {
    assert.strictEqual(args.length, 1);
    assert.strictEqual(Object.prototype.propertyIsEnumerable.call(args[0], 'message'), false);
    assert.throws(() => { throw args[0]; }, validator);
    return true;
  }, count);
}

const watchedWarnings = new Map();

function checkWarning(warning) {
  assert(watchedWarnings.has(warning.name), `unexpected ${inspect(warning)}`);
  watchedWarnings.get(warning.name)(warning);
}

function expectWarningsOf(name, expected, code) {
  const list = typeof expected === 'string' ? [[expected, code]] :
    !Array.isArray(expected) ? Object.entries(expected).map(([key, text]) => [text, key]) :
      expected.length > 0 && !Array.isArray(expected[0]) ? [expected] : [...expected];
  watchedWarnings.set(name, mustCall((warning) => {
    const { 0: text, 1: expectedCode } = list.shift();
    if (text instanceof RegExp) assert.match(warning.message, text);
    else assert.strictEqual(warning.message, text);
    assert.strictEqual(warning.code, expectedCode);
  }, list.length));
}

function expectWarning(nameOrMap, expected, code) {
  if (watchedWarnings.size === 0) process.on('warning', checkWarning);
  if (typeof nameOrMap === 'string') return expectWarningsOf(nameOrMap, expected, code);
  for (const [name, value] of Object.entries(nameOrMap)) expectWarningsOf(name, value);
}

function invalidArgTypeHelper(input) {
  if (input == null) return ` Received ${input}`;
  if (typeof input === 'function') return ` Received function ${input.name}`;
  if (typeof input === 'object') {
    return input.constructor?.name ? ` Received an instance of ${input.constructor.name}` :
      ` Received ${inspect(input, { depth: -1 })}`;
  }
  const shown = inspect(input, { colors: false });
  return ` Received type ${typeof input} (${shown.length > 28 ? `${shown.slice(0, 25)}...` : shown})`;
}

const proxies = new WeakMap();

function mustNotMutateObjectDeep(original) {
  if (original === null || typeof original !== 'object') return original;
  if (!proxies.has(original)) {
    const refuse = (what) => () => assert.fail(`Expected no side effects, got ${what}`);
    proxies.set(original, new Proxy(original, {
      __proto__: null,
      get: (target, key, receiver) => mustNotMutateObjectDeep(Reflect.get(target, key, receiver)),
      defineProperty: refuse('a property defined'),
      deleteProperty: refuse('a property deleted'),
      preventExtensions: refuse('extensions prevented'),
      set: refuse('a property set'),
      setPrototypeOf: refuse('a prototype set'),
    }));
  }
  return proxies.get(original);
}

function skip(reason) {
  console.log(`1..0 # Skipped: ${reason}`);
  process.exit(0);
}

function getArrayBufferViews(buffer) {
  const views = [];
  for (const View of [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array,
                      Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView]) {
    const { BYTES_PER_ELEMENT = 1 } = View;
    if (buffer.byteLength % BYTES_PER_ELEMENT === 0) {
      views.push(new View(buffer.buffer, buffer.byteOffset, buffer.byteLength / BYTES_PER_ELEMENT));
    }
  }
  return views;
}

module.exports = {
  get PIPE() { return require('./tmpdir').resolve(`node-test.${process.pid}.sock`); },
  PORT: 12346,
  allowGlobals() {},
  canCreateSymLink: () => true,
  enoughTestMem: false,
  ...require('./children'),
  expectsError,
  expectWarning,
  getArrayBufferViews,
  getBufferSources: (buffer) => [...getArrayBufferViews(buffer), new Uint8Array(buffer).buffer],
  hasCrypto: Boolean(process.versions.openssl),
  hasIntl: true,
  hasIPv6: false,
  hasSQLite: false,
  invalidArgTypeHelper,
  isAIX: false,
  isASan: false,
  isDebug: false,
  isDumbTerminal: process.env.TERM === 'dumb',
  isFreeBSD: false,
  isIBMi: false,
  isInsideDirWithUnusualChars: false,
  isLinux: process.platform === 'linux',
  isMacOS: process.platform === 'darwin',
  isMainThread: true,
  isOpenBSD: false,
  isPi: () => false,
  isSunOS: false,
  isWindows: process.platform === 'win32',
  localhostIPv4: '127.0.0.1',
  mustCall,
  mustCallAtLeast,
  mustNotCall,
  mustNotMutateObjectDeep,
  mustSucceed,
  platformTimeout: (ms) => ms,
  printSkipMessage: (reason) => console.log(`1..0 # Skipped: ${reason}`),
  skip,
  skipIf32Bits() {},
  skipIfInspectorDisabled: () => skip('no inspector'),
};
