'use strict';

const path = require('path');
const { createRequire } = require('module');
const host = internalBinding('qworker');

const packageOf = createRequire(path.join(host.supportFolder, 'support.js'));

/**
 * What the original's `support` holds: packages of the versions that task files were written for, loaded when they are first
 * used, and its own helpers. Source: protocol.md §5.8.
 */
const support = {
  get async() {
    return packageOf('async');
  },

  get glob() {
    return packageOf('glob');
  },

  get lodash() {
    return packageOf('lodash');
  },

  get fs() {
    return packageOf('fs-extra');
  },

  urlify: (text) => host.urlify(String(text)),

  /** All files below some folders that match, in one list. */
  globAll(paths, spec, callback) {
    matches(paths, spec, (error, found) => callback(error, error ? undefined : found.flatMap(([, files]) => files)));
  },

  /** The files that match by folder, relative to it. */
  globByPaths(paths, spec, callback) {
    matches(paths, spec, (error, found) => {
      const relative = ([folder, files]) => [folder, files.map((file) => path.relative(folder, file))];
      callback(error, error ? undefined : Object.fromEntries(found.map(relative)));
    });
  },

  /** The definitions of the tasks in some folders. */
  loadDefinitions(paths, callback) {
    try {
      const definitions = host.loadDefinitions([].concat(paths ?? []).map(String));
      process.nextTick(callback, null, definitions);
    } catch (error) {
      process.nextTick(callback, error);
    }
  },

  /** An object with only these properties, given by paths, nested as they were. */
  extractProperties(object, ...paths) {
    const _ = support.lodash;
    return paths.flat(Infinity).reduce((result, property) => {
      const value = _.get(object, property);
      return value === undefined ? result : _.set(result, property, value);
    }, {});
  },
};

function matches(paths, spec, callback) {
  const { async, glob } = support;
  const each = (folder, next) => glob(path.join(folder, spec), (error, files) => next(error, [folder, files]));
  async.mapSeries([].concat(paths ?? []), each, callback);
}

module.exports = support;
