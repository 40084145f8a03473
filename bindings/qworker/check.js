'use strict';

const Module = require('module');
const path = require('path');
const { isBuiltin } = Module;

/**
 * Loads a task file while it listens to every `require`: one that cannot be met is noted and answered with a stand-in, so
 * that a file's further problems come to light too. For `qworker check`.
 */
class DryRun {
  #findings = [];
  #seen = new Set();

  /** Answers `[{ kind, name, from, message }]`. */
  load(file, worker, task) {
    const load = Module._load;
    Module._load = (request, parent, isMain) => {
      try {
        return load(request, parent, isMain);
      } catch (error) {
        if (!this.#note(request, parent, error)) {
          throw error;
        }
        return standIn(request);
      }
    };
    try {
      this.#define(Module.createRequire(file)(file), worker, task);
    } catch (error) {
      this.#add({ kind: 'error', name: path.basename(file), from: file, message: String(error?.stack ?? error) });
    } finally {
      Module._load = load;
    }
    return this.#findings;
  }

  #define(exported, worker, task) {
    const define = typeof exported === 'function' ? exported : exported?.default;
    if (typeof define !== 'function') {
      const message = 'it does not export a function (worker, task)';
      this.#add({ kind: 'shape', name: path.basename(task.definition), from: task.definition, message });
      return;
    }
    const answer = define(worker, task);
    answer?.catch?.(() => {});
  }

  /** Whether the error is one of those that are noted and passed over. */
  #note(request, parent, error) {
    const from = parent?.filename ?? '';
    if (error?.code === 'ERR_DLOPEN_FAILED' || /\.node$/.test(request)) {
      return this.#add({ kind: 'addon', name: packageOf(from) ?? request, from, message: error.message });
    }
    if (error?.code === 'ERR_UNSUPPORTED_MODULE' || (isBuiltin(request) && error?.code === 'ERR_UNKNOWN_BUILTIN_MODULE')) {
      return this.#add({ kind: 'module', name: request.replace(/^node:/, ''), from, message: error.message });
    }
    if (error?.code === 'MODULE_NOT_FOUND') {
      const kind = /^[./]/.test(request) ? 'file' : 'package';
      return this.#add({ kind, name: kind === 'file' ? request : packageName(request), from, message: error.message });
    }
    return false;
  }

  #add(finding) {
    const key = `${finding.kind} ${finding.name}`;
    if (!this.#seen.has(key)) {
      this.#seen.add(key);
      this.#findings.push(finding);
    }
    return true;
  }
}

function packageName(request) {
  const parts = request.split('/');
  return request.startsWith('@') ? parts.slice(0, 2).join('/') : parts[0];
}

function packageOf(file) {
  const parts = file.split(`node_modules${path.sep}`);
  return parts.length > 1 ? packageName(parts.at(-1).split(path.sep).join('/')) : undefined;
}

/** Something that can be called, constructed, extended and asked for anything. */
function standIn(name) {
  function target() {}
  return new Proxy(target, {
    get(_, key) {
      switch (key) {
        case Symbol.toPrimitive:
          return () => name;
        case 'prototype':
          return target.prototype;
        case 'then':
        case Symbol.iterator:
        case Symbol.asyncIterator:
          return undefined;
        default:
          return standIn(`${name}.${String(key)}`);
      }
    },
    apply: () => standIn(name),
    construct: () => standIn(name),
  });
}

module.exports = { dryRun: (worker, task) => new DryRun().load(task.definition, worker, task) };
