'use strict';

const { promisify } = require('util');
const { invoke } = require('internal/qworker/invoke');

/**
 * Runs a job now and here, as `job.run` does: whether it is due or not, and without a lock. Source: protocol.md §4.6.
 *
 * @param saveRun stores what became of the run
 * @param calledBack whether there is a callback, which Agenda calls before it tells of the run's end; promises come after
 */
function runHere(worker, job, saveRun, { done, calledBack }) {
  run(worker, job, saveRun).then((error) => {
    const tell = () => {
      worker.tellAgenda(error ? 'fail' : 'success', job, error);
      worker.tellAgenda('complete', job);
    };
    if (calledBack) {
      setImmediate(tell);
    } else {
      tell();
    }
    done(error, job);
  }).catch(done);
}

/** Answers the error with which it failed. */
async function run(worker, job, saveRun) {
  job.attrs.lastRunAt = new Date();
  job.computeNextRunAt();
  await saveRun();
  const error = await perform(worker, job);
  if (error) {
    job.fail(error);
  }
  job.attrs.lastFinishedAt = new Date();
  await saveRun();
  return error;
}

/** Answers the error with which it failed. */
async function perform(worker, job) {
  try {
    const { name } = job.attrs;
    const processor = worker.processorOf(name);
    if (!processor) {
      throw new Error(`No processor is defined here for jobs of the name '${name}'`);
    }
    worker.tellAgenda('start', job);
    worker.getTask(name)?.prepareJob(job);
    await promisify(invoke)(processor, job);
    return null;
  } catch (error) {
    return error;
  }
}

module.exports = { runHere };
