// Looks into objects, and small services that Node's library asks of its C++ side.
'use strict';

const { privateSymbols, require } = internalBinding('boot');

const constants = {
  kPending: 0, kFulfilled: 1, kRejected: 2,
  kExiting: 0, kExitCode: 1, kHasExitCode: 2,
  ALL_PROPERTIES: 0, ONLY_WRITABLE: 1, ONLY_ENUMERABLE: 2, ONLY_CONFIGURABLE: 4, SKIP_STRINGS: 8, SKIP_SYMBOLS: 16,
  kDisallowCloneAndTransfer: 0, kTransferable: 1, kCloneable: 2,
};

const isIndex = (key) => typeof key === 'string' && /^(0|[1-9]\d{0,9})$/.test(key) && Number(key) < 4294967295;

function getOwnNonIndexProperties(object, filter) {
  const keys = native.keysBesideElements(object) ?? Reflect.ownKeys(object).filter((key) => !isIndex(key));
  return filter === constants.ONLY_ENUMERABLE ?
    keys.filter((key) => Object.prototype.propertyIsEnumerable.call(object, key)) :
    keys;
}

// Getters that load a module when they are first read, then become plain properties.
function defineLazyProperties(target, id, keys, enumerable = true) {
  for (const key of keys) {
    const define = (value) => Object.defineProperty(target, key, {
      __proto__: null, value, writable: true, enumerable, configurable: true,
    });
    const get = () => {
      const value = require(id)[key];
      define(value);
      return value;
    };
    Object.defineProperty(get, 'name', { __proto__: null, value: key });
    Object.defineProperty(target, key, {
      __proto__: null, enumerable, configurable: true, get, set: define,
    });
  }
}

// The call sites above the caller, straight from the engine.
function callSites(count, above) {
  const { stackTraceLimit, prepareStackTrace } = Error;
  const holder = {};
  try {
    Error.stackTraceLimit = count + 8;
    Error.prepareStackTrace = (error, trace) => trace;
    Error.captureStackTrace(holder, above);
    return Array.isArray(holder.stack) ? holder.stack : [];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    Error.prepareStackTrace = prepareStackTrace;
  }
}

const isInternal = (site) => (site.getFileName() ?? 'node:').startsWith('node:');

function getCallSites(count) {
  return callSites(count, getCallSites).filter((site) => !isInternal(site)).slice(0, count).map((site) => ({
    functionName: site.getFunctionName() ?? '',
    scriptId: '0',
    scriptName: site.getFileName() ?? '',
    lineNumber: site.getLineNumber(),
    columnNumber: site.getColumnNumber(),
    column: site.getColumnNumber(),
  }));
}

/** Who called the function that asks. */
function getCallerLocation() {
  const { 1: site } = callSites(2, getCallerLocation);
  return site && [site.getLineNumber(), site.getColumnNumber(), site.getFileName()];
}

function isInsideNodeModules(limit = 10) {
  const user = callSites(limit + 20, isInsideNodeModules).find((site) => !isInternal(site));
  return user !== undefined && /[/\\]node_modules[/\\]/.test(user.getFileName());
}

const LINE = /^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$/mg;

function parseEnv(text) {
  const variables = {};
  for (const [, name, raw = ''] of text.replace(/\r\n?/g, '\n').matchAll(LINE)) {
    const value = raw.trim();
    const quote = /^(['"`])([\s\S]*)\1$/.exec(value);
    const inner = quote ? quote[2] : value;
    variables[name] = quote?.[1] === '"' ? inner.replace(/\\n/g, '\n') : inner;
  }
  return variables;
}

return {
  privateSymbols,
  constants,
  getPromiseDetails: native.getPromiseDetails,
  getProxyDetails: native.getProxyDetails,
  previewEntries: native.previewEntries,
  getConstructorName: native.getConstructorName,
  getOwnNonIndexProperties,
  getExternalValue: () => 0n,
  getCallerLocation,
  getCallSites,
  isInsideNodeModules,
  defineLazyProperties,
  sleep: native.sleep,
  parseEnv,
  arrayBufferViewHasBuffer: native.arrayBufferViewHasBuffer,
  constructSharedArrayBuffer: (bytes) => new SharedArrayBuffer(bytes),
  shouldAbortOnUncaughtToggle: new Uint32Array(1),
  guessHandleType: (fd) => internalBinding('stdio').guessHandleType(fd),
};
