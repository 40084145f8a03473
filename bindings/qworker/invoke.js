'use strict';

/**
 * Calls a processor as its declaration asks: one of two parameters ends with its callback, any other when it returns, or
 * when the promise that it returns is settled. Source: protocol.md §2.7.
 */
function invoke(processor, job, done) {
  const asynchronous = processor.length === 2;
  try {
    const answer = asynchronous ? processor(job, done) : processor.call(null, job);
    if (typeof answer?.then === 'function') {
      answer.then((value) => done(null, value), (error) => done(error ?? new Error('The promise was rejected')));
    } else if (!asynchronous) {
      process.nextTick(done, null, answer);
    }
  } catch (error) {
    done(error ?? new Error('The processor threw nothing'));
  }
}

module.exports = { invoke };
