// Compiles modules, functions and scripts, in the lane's global scope or in those of vm.
'use strict';

const MODULE_PARAMETERS = 'exports, require, module, __filename, __dirname';

const { decorate } = internalBinding('error_lines');
const { withoutShebang, padded, magicComment } = internalBinding('script_text');
const { makeContext, contextOf, countContexts, globalOf } = internalBinding('vm_context');
const { privateSymbols, perIsolateSymbols } = internalBinding('boot');
const { host_defined_option_symbol: kReferrer } = privateSymbols;
const { vm_dynamic_import_default_internal: defaultScript } = perIsolateSymbols;

// Code compiled with one of these is shared by all lanes.
for (const name of ['vm_dynamic_import_main_context_default', 'vm_dynamic_import_missing_flag',
  'vm_dynamic_import_no_callback']) {
  native.nameReferrer(name, perIsolateSymbols[name]);
}

const MEASURE = { mode: { SUMMARY: 0, DETAILED: 1 }, execution: { DEFAULT: 0, EAGER: 1 } };

const referrerOf = (symbol) => (symbol === defaultScript ? undefined : symbol);

// What only a module can hold.
const MODULE_STATEMENT =
  /Cannot use import statement outside a module|Unexpected token 'export'|Cannot use 'import\.meta' outside a module/;
// What a module may hold and CommonJS may not: names of its own that CommonJS gives, and await.
const MAYBE_MODULE = /\bawait\b|Identifier '(?:module|exports|require|__filename|__dirname)' has already been declared/;

function isModuleText(error, text, filename) {
  if (!(error instanceof SyntaxError)) return false;
  if (MODULE_STATEMENT.test(error.message)) return true;
  if (!MAYBE_MODULE.test(error.message) && !/\bawait\b/.test(text)) return false;
  try {
    native.checkModule(text, filename);
    return true;
  } catch {
    return false;
  }
}

function compileFunctionForCJSLoader(content, filename, isSeaMain, shouldDetectModule) {
  const result = {
    __proto__: null,
    cachedDataRejected: false,
    sourceMapURL: magicComment(content, 'sourceMappingURL'),
    sourceURL: undefined,
    canParseAsESM: false,
    function: undefined,
  };
  const text = withoutShebang(content);
  try {
    result.function = native.compileFunction(text, filename, undefined, undefined, MODULE_PARAMETERS);
  } catch (error) {
    const isModule = isModuleText(error, text, filename);
    if (!isModule || !shouldDetectModule) {
      if (isModule) warnOfModule(filename);
      decorate(error);
      throw error;
    }
    result.canParseAsESM = true;
  }
  return result;
}

let warned = false;

function warnOfModule(filename) {
  if (warned) return;
  warned = true;
  process.emitWarning(`Failed to load the ES module: ${filename}. Make sure to set "type": "module" in the nearest ` +
    'package.json file or use the .mjs extension.');
}

function compileFunction(code, filename, lineOffset, columnOffset, cachedData, produceCachedData, parsingContext,
  contextExtensions, parameters = [], referrer = undefined) {
  const names = parameters.join(', ');
  const text = padded(code, lineOffset, columnOffset);
  const global = parsingContext && globalOf(parsingContext);
  const compiled = decorating(paddingOf(lineOffset, columnOffset), () =>
    native.compileFunction(text, filename, referrerOf(referrer), global, names, true));
  if (referrer !== undefined) compiled[kReferrer] = referrer;
  return {
    function: compiled,
    sourceURL: magicComment(code, 'sourceURL') ?? filename,
    sourceMapURL: magicComment(code, 'sourceMappingURL'),
    cachedDataRejected: cachedData === undefined ? undefined : !isCachedDataOf(code, cachedData),
    cachedDataProduced: produceCachedData ? true : undefined,
    cachedData: produceCachedData ? cachedDataOf(code) : undefined,
  };
}

// The engine keeps compiled code for itself: what is given to scripts for it only tells of which text it was made.
function cachedDataOf(code) {
  return internalBinding('boot').require('buffer').Buffer.from(`${process.version} ${native.digest(code)}`, 'latin1');
}

function isCachedDataOf(code, data) {
  const { Buffer } = internalBinding('boot').require('buffer');
  return cachedDataOf(code).equals(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
}

const paddingOf = (lineOffset, columnOffset) => ({ line: lineOffset + 1, columns: columnOffset });

// All contexts share one heap, so what each of them holds is somewhere between nothing and everything.
function measureMemory(mode) {
  const { used_heap_size: used } = internalBinding('boot').require('v8').getHeapStatistics();
  const share = used / (1 + countContexts());
  const total = { jsMemoryEstimate: used, jsMemoryRange: [used, used] };
  const part = () => ({ jsMemoryEstimate: share, jsMemoryRange: [0, used] });
  const result = mode === MEASURE.mode.SUMMARY ? { total } :
    { total, current: part(), other: Array.from({ length: countContexts() }, part) };
  return Promise.resolve(result);
}

// What an action throws shows the line it is about.
function decorating(padding, action) {
  try {
    return action();
  } catch (error) {
    decorate(error, padding);
    throw error;
  }
}

class ContextifyScript {
  #text;
  #padding;
  #code;
  #filename;
  #referrer;

  constructor(code, filename, lineOffset, columnOffset, cachedData, produceCachedData, parsingContext, referrer) {
    this.#code = padded(withoutShebang(code), lineOffset, columnOffset);
    this.#filename = filename;
    this.#referrer = referrerOf(referrer);
    if (referrer !== undefined) this[kReferrer] = referrer;
    this.sourceURL = magicComment(code, 'sourceURL');
    this.sourceMapURL = magicComment(code, 'sourceMappingURL');
    this.#text = code;
    this.#padding = paddingOf(lineOffset, columnOffset);
    if (cachedData !== undefined) this.cachedDataRejected = !isCachedDataOf(code, cachedData);
    if (produceCachedData) {
      this.cachedDataProduced = true;
      this.cachedData = cachedDataOf(code);
    }
    decorating(this.#padding, () => native.checkScript(this.#code, this.#filename, this.#referrer));
  }

  runInContext(object, timeout, displayErrors) {
    const { global, ownMicrotasks } = object === null ? {} : contextOf(object);
    const run = () =>
      native.runScript(this.#code, this.#filename, this.#referrer, global, timeout, ownMicrotasks);
    return displayErrors ? decorating(this.#padding, run) : run();
  }

  createCachedData() {
    return cachedDataOf(this.#text);
  }
}

return {
  cachedDataOf,
  isCachedDataOf,
  ContextifyScript,
  compileFunction,
  compileFunctionForCJSLoader,
  /** With a fourth argument the text would not get CommonJS's names. */
  containsModuleSyntax(code, filename, resourceName, withoutNames) {
    const text = withoutShebang(code);
    try {
      native.compileFunction(text, filename ?? '', undefined, undefined, withoutNames === undefined ? MODULE_PARAMETERS : '');
      return false;
    } catch (error) {
      return isModuleText(error, text, filename ?? '');
    }
  },
  makeContext,
  startSigintWatchdog() {},
  stopSigintWatchdog: () => false,
  watchdogHasPendingSigint: () => false,
  measureMemory,
  constants: { measureMemory: MEASURE },
};
