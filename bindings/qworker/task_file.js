'use strict';

const { createRequire } = require('module');
const { pathToFileURL } = require('internal/url');
const { getOrInitializeCascadedLoader } = require('internal/modules/esm/loader');

/** What a task file exports has its function as itself, or as its default export. */
function functionOf(exported, file) {
  const define = typeof exported === 'function' ? exported : exported?.default;
  if (typeof define !== 'function') {
    const error = new TypeError(`${file} must export a function (worker, task)`);
    error.code = 'QWORKER_NO_FUNCTION';
    throw error;
  }
  return define;
}

/**
 * Loads a task file, CommonJS or an ES module, JavaScript or TypeScript. Answers its function; a promise of it when the file
 * awaits at its top level.
 */
function load(file) {
  try {
    return functionOf(createRequire(file)(file), file);
  } catch (error) {
    if (error?.code !== 'ERR_REQUIRE_ASYNC_MODULE') {
      throw error;
    }
    const url = pathToFileURL(file).href;
    return getOrInitializeCascadedLoader()
      .import(url, undefined, { __proto__: null })
      .then((namespace) => functionOf(namespace, file));
  }
}

module.exports = { load };
