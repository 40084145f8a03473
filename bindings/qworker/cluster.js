// Stands before Node's cluster, as the primary that has no workers: a lane cannot be forked. Servers ask it who they are.
'use strict';

const EventEmitter = require('events');

const cluster = module.exports = new EventEmitter();

cluster.isWorker = false;
cluster.isMaster = true;
cluster.isPrimary = true;
cluster.Worker = class Worker extends EventEmitter {};
cluster.workers = {};
cluster.settings = {};
cluster.SCHED_NONE = 1;
cluster.SCHED_RR = 2;
cluster.schedulingPolicy = cluster.SCHED_RR;

cluster.setupPrimary = function setupPrimary(options) {
  cluster.settings = { ...cluster.settings, ...options };
};
cluster.setupMaster = cluster.setupPrimary;

cluster.fork = function fork() {
  const error = new Error('cluster.fork() is not supported: the worker runs several lanes itself (--lanes)');
  error.code = 'ERR_UNSUPPORTED_MODULE';
  throw error;
};

cluster.disconnect = function disconnect(callback) {
  if (typeof callback === 'function') process.nextTick(callback);
};
