'use strict';

const { format } = require('internal/qworker/sprintf');

const LEVELS = { log: 'log', info: 'log:info', warn: 'log:warn', error: 'log:error', fail: 'log:fail' };

/**
 * What the third and further arguments of `notify` add to a notification: a text is formatted into `msg`, an object's
 * fields are taken over, anything else adds nothing. Source: protocol.md §2.4.
 */
function fields(args) {
  const [first] = args;
  if (typeof first === 'string') {
    return { msg: format(args) };
  }
  return first !== null && typeof first === 'object' ? { ...first } : {};
}

/** Gives `target` the logging methods named, each a notification of that level through `target.notify`. */
function addLogging(target, levels) {
  for (const level of levels) {
    Object.defineProperty(target, level, {
      value(...args) {
        this.notify(LEVELS[level], ...args);
      },
      writable: true,
      configurable: true,
    });
  }
}

module.exports = { addLogging, fields };
