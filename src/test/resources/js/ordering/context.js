// AsyncLocalStorage and async_hooks.
'use strict';

const { AsyncLocalStorage, AsyncResource, executionAsyncId, createHook } = require('async_hooks');
const store = new AsyncLocalStorage();
const show = (what) => console.log(what, store.getStore());

setImmediate(() => store.run('outer', () => {
  show('sync');
  setTimeout(() => show('timer'), 400);
  setImmediate(() => show('immediate'));
  process.nextTick(() => show('tick'));
  queueMicrotask(() => show('microtask'));
  Promise.resolve().then(() => show('promise'));
  (async () => { await null; show('await'); await new Promise((r) => setTimeout(r, 800)); show('await timer'); })();
  store.run('inner', () => setTimeout(() => {
    show('inner timer');
    enterWith();
  }, 150));
  store.exit(() => show('exit'));
}));
show('outside');
const bound = store.run('bound', () => AsyncResource.bind(() => show('bind')));
bound();
const snapshot = store.run('snap', () => AsyncLocalStorage.snapshot());
snapshot(() => show('snapshot'));
function enterWith() {
  store.enterWith('entered');
  setTimeout(() => {
    show('after enterWith');
    hooks();
  }, 5);
}

function hooks() {
  const types = [];
  const hook = createHook({ init: (id, type) => types.push(type) }).enable();
  setTimeout(() => {}, 1);
  Promise.resolve().then(() => {});
  new AsyncResource('MINE');
  hook.disable();
  console.log(types.join());
  console.log(executionAsyncId() > 0);
}
