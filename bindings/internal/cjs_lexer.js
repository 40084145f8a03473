// The names that a CommonJS module exports, told from its text alone.
'use strict';

let lexer;

function load() {
  const module = { exports: {} };
  internalBinding('boot').compile('internal/deps/cjs-module-lexer')(module.exports, undefined, module);
  module.exports.initSync?.();
  return module.exports;
}

return {
  // Answers the exported names and the requests of the modules whose exports are passed on; nothing of what is no CommonJS.
  parse(source) {
    lexer ??= load();
    try {
      const { exports, reexports } = lexer.parse(source ?? '');
      return [new Set(exports), reexports];
    } catch {
      return [new Set(), []];
    }
  },
};
