// Compiles modules, functions and scripts, in the lane's global scope or in those of vm.
'use strict';

const MODULE_PARAMETERS = 'exports, require, module, __filename, __dirname';

const { withoutShebang, padded, magicComment } = internalBinding('script_text');
const { privateSymbols, perIsolateSymbols } = internalBinding('boot');
const { contextify_context_private_symbol: kScope, host_defined_option_symbol: kReferrer } = privateSymbols;
const { vm_context_no_contextify: ordinaryGlobal, vm_dynamic_import_default_internal: defaultScript } = perIsolateSymbols;

// Code compiled with one of these is shared by all lanes.
for (const name of ['vm_dynamic_import_main_context_default', 'vm_dynamic_import_missing_flag',
  'vm_dynamic_import_no_callback']) {
  native.nameReferrer(name, perIsolateSymbols[name]);
}

const referrerOf = (symbol) => (symbol === defaultScript ? undefined : symbol);

// What only a module can hold, by the engine's words.
const MODULE_STATEMENT = /\b(?:import|export)\b/;
// What a module may hold and CommonJS may not: names of its own that CommonJS gives, and await.
const MAYBE_MODULE = /\bawait\b|Variable "(?:module|exports|require|__filename|__dirname)" has already been declared/;

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
    if (!isModuleText(error, text, filename)) throw error;
    if (!shouldDetectModule) {
      warnOfModule(filename);
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
  const compile = (global) => native.compileFunction(text, filename, referrerOf(referrer), global, names);
  const compiled = parsingContext === undefined ? compile(undefined) : scopeOf(parsingContext).within(compile);
  if (referrer !== undefined) compiled[kReferrer] = referrer;
  return {
    function: compiled,
    sourceURL: magicComment(code, 'sourceURL') ?? filename,
    sourceMapURL: magicComment(code, 'sourceMappingURL'),
    cachedDataRejected: cachedData === undefined ? undefined : true,
  };
}

// A global object of its own that shows the properties of a script's object, and gives it those that code adds.
class Scope {
  #global = native.makeGlobal();
  #object;
  #builtin = new Set(Reflect.ownKeys(this.#global));

  constructor(object) {
    this.#object = object;
  }

  get global() { return this.#global; }

  within(action) {
    this.#show();
    try {
      return action(this.#global);
    } finally {
      this.#take();
    }
  }

  #show() {
    const object = this.#object;
    if (object === undefined) return;
    for (const key of Reflect.ownKeys(object)) {
      if (this.#isDeclared(key)) {
        this.#global[key] = object[key];
        continue;
      }
      Object.defineProperty(this.#global, key, {
        get: () => object[key],
        set: (value) => { object[key] = value; },
        enumerable: Object.prototype.propertyIsEnumerable.call(object, key),
        configurable: true,
      });
    }
  }

  // By var or function in a script, which cannot be undone: its value is copied to and fro.
  #isDeclared(key) {
    const own = Object.getOwnPropertyDescriptor(this.#global, key);
    return own !== undefined && !own.configurable && !this.#builtin.has(key);
  }

  #take() {
    if (this.#object === undefined) return;
    for (const key of Reflect.ownKeys(this.#global)) {
      if (this.#isDeclared(key)) {
        this.#object[key] = this.#global[key];
        continue;
      }
      if (Object.hasOwn(this.#object, key)) continue;
      const own = Object.getOwnPropertyDescriptor(this.#global, key);
      if (own.get !== undefined && own.configurable) delete this.#global[key];
      else if (!this.#builtin.has(key)) Object.defineProperty(this.#object, key, { ...own, configurable: true });
    }
  }
}

const scopeOf = (object) => object[kScope];

function makeContext(object) {
  if (object === ordinaryGlobal) {
    const scope = new Scope(undefined);
    scope.global[kScope] = scope;
    return scope.global;
  }
  object[kScope] = new Scope(object);
  return object;
}

class ContextifyScript {
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
    if (cachedData !== undefined) this.cachedDataRejected = true;
    native.checkScript(this.#code, this.#filename, this.#referrer);
  }

  runInContext(object, timeout) {
    const run = (global) => native.runScript(this.#code, this.#filename, this.#referrer, global, timeout);
    return object === null ? run(undefined) : scopeOf(object).within(run);
  }

  createCachedData() {
    return internalBinding('boot').require('buffer').Buffer.alloc(0);
  }
}

return {
  ContextifyScript,
  compileFunction,
  compileFunctionForCJSLoader,
  containsModuleSyntax(code, filename) {
    const text = withoutShebang(code);
    try {
      native.compileFunction(text, filename ?? '', undefined, undefined, MODULE_PARAMETERS);
      return false;
    } catch (error) {
      return isModuleText(error, text, filename ?? '');
    }
  },
  makeContext,
  globalOf: (object) => scopeOf(object).global,
  startSigintWatchdog() {},
  stopSigintWatchdog: () => false,
  watchdogHasPendingSigint: () => false,
  measureMemory: () => Promise.resolve({}),
  constants: {
    measureMemory: { mode: { SUMMARY: 0, DETAILED: 1 }, execution: { DEFAULT: 0, EAGER: 1 } },
  },
};
