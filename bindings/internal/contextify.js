// Compiles modules, functions and scripts. There is one global object in a lane.
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
  refuseContext(parsingContext);
  return {
    function: native.compileFunction(code, filename, parameters.join(', ')),
    sourceMapURL: magicComment(code, 'sourceMappingURL'),
    cachedDataRejected: cachedData === undefined ? undefined : true,
  };
}

function refuseContext(context) {
  if (context === undefined || context === null) return;
  const error = new Error('vm contexts are not supported yet: code runs in the one global scope of its lane');
  error.code = 'ERR_UNSUPPORTED_MODULE';
  throw error;
}

class ContextifyScript {
  #code;
  #filename;

  constructor(code, filename, lineOffset, columnOffset, cachedData, produceCachedData, parsingContext) {
    refuseContext(parsingContext);
    this.#code = withoutShebang(code);
    this.#filename = filename;
    this.sourceMapURL = magicComment(code, 'sourceMappingURL');
    if (cachedData !== undefined) this.cachedDataRejected = true;
    native.checkSyntax(this.#code, filename);
  }

  runInContext(context) {
    refuseContext(context);
    return native.runScript(this.#code, this.#filename);
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
  makeContext: refuseContext,
  startSigintWatchdog() {},
  stopSigintWatchdog: () => false,
  watchdogHasPendingSigint: () => false,
  measureMemory: () => Promise.resolve({}),
  constants: {
    measureMemory: { mode: { SUMMARY: 0, DETAILED: 1 }, execution: { DEFAULT: 0, EAGER: 1 } },
  },
};
