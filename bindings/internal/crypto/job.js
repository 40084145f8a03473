// Makes the classes of Node's crypto jobs: work that is done at once, or on another thread and then reported to ondone.
'use strict';

const { ReflectApply } = primordials;
const { AsyncResource, begin, finish } = internalBinding('async_resource');

const kCryptoJobAsync = 0;
const kCryptoJobSync = 1;

// What async_hooks call each kind of work, by how its class is named.
const PROVIDERS = [
  [/^Pbkdf2/i, 'PBKDF2REQUEST'], [/^Scrypt/, 'SCRYPTREQUEST'], [/^Argon2/, 'ARGON2REQUEST'],
  [/^RandomBytes/, 'RANDOMBYTESREQUEST'], [/^RandomPrime/, 'RANDOMPRIMEREQUEST'], [/^CheckPrime/, 'CHECKPRIMEREQUEST'],
  [/^SecretKeyGen/, 'KEYGENREQUEST'], [/KeyPairGen/, 'KEYPAIRGENREQUEST'], [/KeyExport/, 'KEYEXPORTREQUEST'],
  [/Cipher/, 'CIPHERREQUEST'], [/^(Sign|Hmac|Kmac)/, 'SIGNREQUEST'], [/^Hash/, 'HASHREQUEST'],
];
const providerOf = (name) => PROVIDERS.find(({ 0: pattern }) => pattern.test(name))?.[1] ?? 'DERIVEBITSREQUEST';

// prepare(...args) reads the arguments and answers the work; present(result) makes what the caller sees of its result.
// A job that is done at once reports its error, unless refuse(error) throws one.
function jobClass(name, prepare, present = (result) => result, refuse = () => {}) {
  const outcome = (error, result) => [error, error === undefined ? present(result) : undefined];
  return {
    [name]: class extends AsyncResource {
      static provider = providerOf(name);
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
        begin(this);
        native.start(this.#work, (error, result) => finish(this, 'ondone', outcome(error, result)));
      }
    },
  }[name];
}

// For jobs that throw what OpenSSL says, as functions do.
function throwDecorated(error) {
  throw native.decorate(error);
}

return { jobClass, throwDecorated, kCryptoJobAsync, kCryptoJobSync };
