// Compiles modules, functions and scripts, in the lane's global scope or in those of vm.
'use strict';

const MODULE_PARAMETERS = 'exports, require, module, __filename, __dirname';

// A line that starts with #! is a comment; it keeps its length so that positions stay right.
const withoutShebang = (text) => (text.startsWith('#!') ? `//${text.slice(2)}` : text);

const isModuleSyntax = (error) =>
  error instanceof SyntaxError && /\b(import|export|await|import\.meta)\b/.test(error.message);

// What a trailing magic comment names, looked for without scanning the whole text.
function magicComment(text, name) {
  const at = Math.max(text.lastIndexOf(`//# ${name}=`), text.lastIndexOf(`//@ ${name}=`));
  if (at < 0) return undefined;
  return /^[^\s'"]*/.exec(text.slice(at + name.length + 5))[0] || undefined;
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
  try {
    result.function = native.compileFunction(withoutShebang(content), filename, MODULE_PARAMETERS);
  } catch (error) {
    if (!shouldDetectModule || !isModuleSyntax(error)) throw error;
    result.canParseAsESM = true;
  }
  return result;
}

function compileFunction(code, filename, lineOffset, columnOffset, cachedData, produceCachedData, parsingContext,
  contextExtensions, parameters = []) {
  const names = parameters.join(', ');
  return {
    function: parsingContext === undefined ?
      native.compileFunction(code, filename, names) :
      scopeOf(parsingContext).within((global) => native.functionIn(global, code, filename, names)),
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

const { contextify_context_private_symbol: kScope } = internalBinding('boot').privateSymbols;
const { vm_context_no_contextify: ordinaryGlobal } = internalBinding('symbols');

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

  constructor(code, filename, lineOffset, columnOffset, cachedData) {
    this.#code = withoutShebang(code);
    this.#filename = filename;
    this.sourceMapURL = magicComment(code, 'sourceMappingURL');
    if (cachedData !== undefined) this.cachedDataRejected = true;
    native.checkSyntax(this.#code, filename);
  }

  runInContext(object) {
    return object === null ?
      native.runScript(this.#code, this.#filename) :
      scopeOf(object).within((global) => native.runIn(global, this.#code, this.#filename));
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
    try {
      native.compileFunction(withoutShebang(code), filename ?? '', MODULE_PARAMETERS);
      return false;
    } catch (error) {
      return isModuleSyntax(error);
    }
  },
  makeContext,
  startSigintWatchdog() {},
  stopSigintWatchdog: () => false,
  watchdogHasPendingSigint: () => false,
  measureMemory: () => Promise.resolve({}),
  constants: {
    measureMemory: { mode: { SUMMARY: 0, DETAILED: 1 }, execution: { DEFAULT: 0, EAGER: 1 } },
  },
};
