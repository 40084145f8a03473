'use strict';

/** `require('qworker')`, as task files know it. Source: protocol.md §5.8. */
module.exports = {
  Worker: require('internal/qworker/worker'),
  Task: require('internal/qworker/task'),

  get UnrecoverableError() {
    return require('internal/qworker/backoff').UnrecoverableError;
  },

  get backoffStrategies() {
    return require('internal/qworker/backoff').backoffStrategies;
  },

  get support() {
    return require('internal/qworker/support');
  },
};
