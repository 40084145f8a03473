// What Node's engine has and this one lacks: explicit resource management (without its syntax) and Array.fromAsync.
'use strict';

const hide = (target, name, value) =>
  Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });

for (const name of ['dispose', 'asyncDispose']) {
  Object.defineProperty(Symbol, name, { value: symbols?.[name] ?? Symbol(`Symbol.${name}`) });
}

if (Array.fromAsync === undefined) {
  hide(Array, 'fromAsync', async function fromAsync(items, map = undefined, receiver = undefined) {
    const result = typeof this === 'function' ? new this() : [];
    let index = 0;
    const iterable = items[Symbol.asyncIterator] !== undefined || items[Symbol.iterator] !== undefined;
    for await (const item of iterable ? items : Array.from(items)) {
      result[index] = map === undefined ? item : await map.call(receiver, item, index);
      index++;
    }
    result.length = index;
    return result;
  });
}

class SuppressedError extends Error {
  constructor(error, suppressed, message) {
    super(message);
    hide(this, 'error', error);
    hide(this, 'suppressed', suppressed);
  }
}
hide(SuppressedError.prototype, 'name', 'SuppressedError');

// One stack for both kinds: they differ in which method disposes and in whether it is waited for.
function stackClass(name, methodOf) {
  return { [name]: class {
    #disposers = [];
    #disposed = false;

    get disposed() { return this.#disposed; }

    use(value) {
      this.#check();
      if (value === null || value === undefined) return value;
      const method = methodOf(value);
      if (typeof method !== 'function') throw new TypeError('The value is not disposable');
      this.#disposers.push(() => method.call(value));
      return value;
    }

    adopt(value, dispose) {
      this.#check();
      if (typeof dispose !== 'function') throw new TypeError(`${dispose} is not a function`);
      this.#disposers.push(() => dispose(value));
      return value;
    }

    defer(dispose) {
      this.#check();
      if (typeof dispose !== 'function') throw new TypeError(`${dispose} is not a function`);
      this.#disposers.push(dispose);
    }

    move() {
      this.#check();
      const other = new this.constructor();
      other.#disposers = this.#disposers;
      this.#disposers = [];
      this.#disposed = true;
      return other;
    }

    // What is left to dispose, the last first; empty the second time.
    _drain() {
      const disposers = this.#disposed ? [] : this.#disposers.reverse();
      this.#disposed = true;
      this.#disposers = [];
      return disposers;
    }

    #check() {
      if (this.#disposed) throw new ReferenceError(`Cannot use a disposed ${name}`);
    }

    get [Symbol.toStringTag]() { return name; }
  } }[name];
}

const DisposableStack = stackClass('DisposableStack', (value) => value[Symbol.dispose]);
const AsyncDisposableStack = stackClass('AsyncDisposableStack',
  (value) => value[Symbol.asyncDispose] ?? value[Symbol.dispose]);
const drainOf = DisposableStack.prototype._drain;
const asyncDrainOf = AsyncDisposableStack.prototype._drain;
delete DisposableStack.prototype._drain;
delete AsyncDisposableStack.prototype._drain;

class Failures {
  #error;
  #failed = false;

  add(error) {
    this.#error = this.#failed ? new SuppressedError(error, this.#error) : error;
    this.#failed = true;
  }

  rethrow() {
    if (this.#failed) throw this.#error;
  }
}

hide(DisposableStack.prototype, 'dispose', function dispose() {
  const failures = new Failures();
  for (const disposer of drainOf.call(this)) {
    try {
      disposer();
    } catch (error) {
      failures.add(error);
    }
  }
  failures.rethrow();
});
hide(DisposableStack.prototype, Symbol.dispose, DisposableStack.prototype.dispose);

hide(AsyncDisposableStack.prototype, 'disposeAsync', async function disposeAsync() {
  const failures = new Failures();
  for (const disposer of asyncDrainOf.call(this)) {
    try {
      await disposer();
    } catch (error) {
      failures.add(error);
    }
  }
  failures.rethrow();
});
hide(AsyncDisposableStack.prototype, Symbol.asyncDispose, AsyncDisposableStack.prototype.disposeAsync);

hide(globalThis, 'SuppressedError', SuppressedError);
hide(globalThis, 'DisposableStack', DisposableStack);
hide(globalThis, 'AsyncDisposableStack', AsyncDisposableStack);

const iteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
hide(iteratorPrototype, Symbol.dispose, { [Symbol.dispose]() { this.return?.(); } }[Symbol.dispose]);
const asyncIteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf((async function* () {}).prototype));
hide(asyncIteratorPrototype, Symbol.asyncDispose,
  { async [Symbol.asyncDispose]() { await this.return?.(); } }[Symbol.asyncDispose]);
