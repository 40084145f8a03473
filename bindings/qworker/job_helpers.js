'use strict';

const { addLogging } = require('internal/qworker/logging');

const helpers = {
  notify(type, ...args) {
    this.task.worker.sendNotification('Job', String(this.attrs._id), type, ...args);
  },

  progress(percent) {
    this.task.worker.reportProgress(this, percent);
  },
};

addLogging(helpers, ['log', 'info', 'warn', 'error']);

/** Gives a job what Qworker adds to Agenda's. Source: protocol.md §5.3. */
function addHelpers(job) {
  Object.defineProperties(job, Object.getOwnPropertyDescriptors(helpers));
}

module.exports = { addHelpers };
