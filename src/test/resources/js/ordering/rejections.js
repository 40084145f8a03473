// Who hears of a rejected promise.
'use strict';

process.on('unhandledRejection', (reason, promise) => console.log('unhandled', reason, promise instanceof Promise));
process.on('rejectionHandled', () => console.log('handled afterwards'));
Promise.reject('a text');
const late = Promise.reject(42);
setTimeout(() => late.catch((reason) => console.log('late', reason)), 20);
(async () => { throw new RangeError('async'); })().catch((error) => console.log('caught', error.name));
Promise.all([Promise.reject(1), Promise.reject(2)]).catch((reason) => console.log('all', reason));
Promise.any([Promise.reject(1)]).catch((error) => console.log(error.constructor.name, error.errors));
new Promise((resolve, reject) => { resolve(1); reject(2); }).then((value) => console.log('first wins', value));
