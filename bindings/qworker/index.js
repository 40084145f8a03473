'use strict';

/** `require('qworker')`, as task files know it. Source: protocol.md §5.8. */
module.exports = {
  Worker: require('internal/qworker/worker'),
  Task: require('internal/qworker/task'),

  get support() {
    return require('internal/qworker/support');
  },
};
