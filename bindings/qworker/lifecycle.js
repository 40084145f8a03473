'use strict';

const EventEmitter = require('events');

const TYPES = ['initializer', 'finalizer', 'terminator', 'observer'];

/**
 * The hooks of a worker or a task. Hooks of one type run one after the other in the order in which they were registered;
 * the first error ends the chain. Source: protocol.md §2.8, §5.4.
 */
class Lifecycle extends EventEmitter {
  constructor(instance, options = {}) {
    super();
    this.options = { ...options, types: options.types ?? TYPES };
    this.instance = instance;
    this.reset();
    for (const type of this.options.types) {
      instance[type] = (name, hookOptions, fn) => this.registerHandler(type, name, hookOptions, fn);
    }
  }

  getHandler(type, name) {
    return this.handlers[type]?.find((handler) => handler.name === name);
  }

  registerHandler(type, name, options, fn) {
    const handlers = this.handlers[type];
    if (!handlers) {
      throw new Error(`Invalid lifecycle event: ${type}`);
    }
    if (typeof options === 'function') {
      [options, fn] = [undefined, options];
    }
    if (typeof fn !== 'function') {
      throw new Error(`Invalid lifecycle handler fn for ${type}: ${name}`);
    }
    if (this.getHandler(type, name)) {
      return;
    }
    const handler = { name, options: { ...options }, fn };
    this.trigger('register', type, handler);
    handlers.push(handler);
  }

  unregisterHandler(type, name) {
    const handler = this.getHandler(type, name);
    if (!handler) {
      return undefined;
    }
    this.trigger('unregister', type, handler);
    this.handlers[type] = this.handlers[type].filter((each) => each !== handler);
    return this.handlers[type];
  }

  resetHandlers(type) {
    if (this.handlers[type]) {
      this.handlers[type] = [];
    }
  }

  reset() {
    this.handlers = Object.fromEntries(this.options.types.map((type) => [type, []]));
    this.trigger('reset');
  }

  executeHandlers(type, context, callback) {
    if (typeof context === 'function') {
      [context, callback] = [{}, context];
    }
    const waiting = [...(this.handlers[type] ?? [])];
    const next = (error) => {
      const handler = error ? undefined : waiting.shift();
      if (!handler) {
        callback?.(error ?? null);
        return;
      }
      this.#execute(type, context, handler, next);
    };
    next();
  }

  executeHandlersOnce(type, callback) {
    this.executeHandlers(type, {}, (error) => {
      this.resetHandlers(type);
      callback?.(error);
    });
  }

  executeHandler(type, name, context, callback) {
    if (typeof context === 'function') {
      [context, callback] = [{}, context];
    }
    const handler = this.getHandler(type, name);
    if (handler) {
      this.#execute(type, context, handler, callback ?? (() => {}));
    }
  }

  #execute(type, context, handler, callback) {
    const ctx = { type, name: handler.name, instance: this.instance, options: { ...handler.options }, ...context };
    let settled = false;
    const settle = (error, result) => {
      if (settled) {
        return;
      }
      settled = true;
      this.#executed(type, ctx, result, error);
      callback(error, result, ctx);
    };
    const settleLater = (error, result) => process.nextTick(settle, error, result);
    try {
      const asynchronous = handler.fn.length === 2;
      const result = asynchronous ? handler.fn.call(null, ctx, settle) : handler.fn.call(null, ctx);
      if (typeof result?.then === 'function') {
        result.then((value) => settleLater(null, value), (error) => settleLater(error ?? new Error('rejected')));
      } else if (!asynchronous) {
        settleLater(null, result);
      }
    } catch (error) {
      settleLater(error ?? new Error('thrown'));
    }
  }

  #executed(type, ctx, result, error) {
    this.trigger('execute', type, ctx, result, error);
    if (error instanceof Error) {
      this.trigger('execute:fail', type, ctx, error, result);
    } else {
      this.trigger('execute:success', type, ctx, result);
    }
  }

  trigger(event, ...args) {
    this.emit(event, ...args);
    this.instance.emit?.(`lifecycle:${event}`, ...args);
  }
}

module.exports = Lifecycle;
