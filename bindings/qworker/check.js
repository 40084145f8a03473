'use strict';

const Module = require('module');
const path = require('path');
const taskFile = require('internal/qworker/task_file');
const addons = internalBinding('addons');
const { isBuiltin } = Module;

/**
 * Loads a task file while it listens to every `require`: one that cannot be met is noted and answered with a stand-in, so
 * that a file's further problems come to light too. For `qworker check`.
 */
class DryRun {
  #findings = [];
  #seen = new Set();

  /** Calls `done` with `[{ kind, name, from, message }]`. */
  load(file, worker, task, done) {
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
    const end = () => {
      Module._load = load;
      done(this.#findings);
    };
    const fail = (error) => {
      this.#noteFailure(error, file);
      end();
    };
    try {
      const define = taskFile.load(file);
      if (typeof define === 'function') {
        this.#define(define, worker, task);
        end();
      } else {
        define.then((loaded) => this.#define(loaded, worker, task)).then(end, fail);
      }
    } catch (error) {
      fail(error);
    }
  }

  #define(define, worker, task) {
    const answer = define(worker, task);
    answer?.catch?.(() => {});
  }

  /** The error that ended the loading. */
  #noteFailure(error, file) {
    if (error?.code === 'QWORKER_NO_FUNCTION') {
      this.#add({ kind: 'shape', name: path.basename(file), from: file, message: 'it does not export a function (worker, task)' });
    } else if (addons.failed.length > 0) {
      addons.failed.forEach((addon) => this.#addAddon(addon.name, addon.file));
    } else if (!this.#note(error?.binding ?? '', { filename: file }, error)) {
      this.#add({ kind: 'error', name: path.basename(file), from: file, message: String(error?.stack ?? error) });
    }
  }

  #addAddon(name, from) {
    return this.#add({ kind: 'addon', name, from, message: addons.insteadOf(name) });
  }

  /** Whether the error is one of those that are noted and passed over. */
  #note(requested, parent, error) {
    const { name: request = requested, from = parent?.filename ?? '' } = notFound(error) ?? {};
    if (error?.code === 'ERR_DLOPEN_FAILED' || /\.node$/.test(request)) {
      return this.#addAddon(addons.failed.at(-1)?.name ?? packageOf(from) ?? request, from);
    }
    if (error?.code === 'ERR_UNSUPPORTED_MODULE' || (isBuiltin(request) && error?.code === 'ERR_UNKNOWN_BUILTIN_MODULE')) {
      return this.#add({ kind: 'module', name: request.replace(/^node:/, ''), from, message: error.message });
    }
    if (error?.code === 'MODULE_NOT_FOUND' || error?.code === 'ERR_MODULE_NOT_FOUND') {
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

/** What an import statement could not find, and whose it is. */
function notFound(error) {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') {
    return undefined;
  }
  const [, name, from] = /^Cannot find (?:package|module) '(.*?)' imported from (.*)/.exec(error.message) ?? [];
  return name === undefined ? undefined : { name, from };
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

module.exports = { dryRun: (worker, task, done) => new DryRun().load(task.definition, worker, task, done) };
