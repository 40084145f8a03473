// A timer or an immediate that throws does not keep the others from running.
'use strict';

process.on('uncaughtException', (error, origin) => console.log('caught', error.message, origin));
process.on('rejectionHandled', () => console.log('rejectionHandled'));

const steps = [
  () => {
    setTimeout(() => { throw new Error('timer'); }, 1);
    setTimeout(() => console.log('the next timer'), 1);
  },
  () => {
    setImmediate(() => { throw new Error('immediate'); });
    setImmediate(() => console.log('the next immediate'));
  },
  () => {
    process.nextTick(() => { throw new Error('tick'); });
    process.nextTick(() => console.log('the next tick'));
  },
  () => {
    queueMicrotask(() => { throw new Error('microtask'); });
    queueMicrotask(() => console.log('the next microtask'));
  },
  () => Promise.reject(new Error('rejection')),
  () => {
    const late = Promise.reject(new Error('handled late'));
    setTimeout(() => late.catch(() => console.log('handled')), 10);
  },
  () => {
    const early = Promise.reject(new Error('handled in time'));
    process.nextTick(() => early.catch((error) => console.log('in time', error.message)));
  },
  () => { throw new Error('the step itself'); },
];

(function next() {
  const step = steps.shift();
  if (step === undefined) return;
  setTimeout(next, 50);
  step();
})();
