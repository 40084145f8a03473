// Makes the classes of Node's crypto jobs: work that is done at once, or on another thread and then reported to ondone.
'use strict';

const { ReflectApply } = primordials;
const { AsyncResource, callBack } = internalBinding('async_resource');

const kCryptoJobAsync = 0;
const kCryptoJobSync = 1;

// prepare(...args) reads the arguments and answers the work; present(result) makes what the caller sees of its result.
// A job that is done at once reports its error, unless refuse(error) throws one.
function jobClass(name, prepare, present = (result) => result, refuse = () => {}) {
  const outcome = (error, result) => [error, error === undefined ? present(result) : undefined];
  return {
    [name]: class extends AsyncResource {
      #mode;
      #work;

      constructor(mode, ...args) {
        super();
        this.#mode = mode;
        this.#work = ReflectApply(prepare, native, args);
      }

      run() {
        if (this.#mode === kCryptoJobSync) {
          const { 0: error, 1: result } = native.run(this.#work);
          if (error !== undefined) refuse(error);
          return outcome(error, result);
        }
        native.start(this.#work, (error, result) => callBack(this, 'ondone', outcome(error, result)));
      }
    },
  }[name];
}

// For jobs that throw what OpenSSL says, as functions do.
function throwDecorated(error) {
  throw native.decorate(error);
}

return { jobClass, throwDecorated, kCryptoJobAsync, kCryptoJobSync };
