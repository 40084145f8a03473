'use strict';

const { Uint8Array } = primordials;
const { jobClass } = internalBinding('crypto/job');

return {
  RandomBytesJob: jobClass('RandomBytesJob', native.prepareBytes),
  RandomPrimeJob: jobClass('RandomPrimeJob', native.preparePrime),
  CheckPrimeJob: jobClass('CheckPrimeJob', native.prepareCheck),
  timingSafeEqual: native.timingSafeEqual,
  secureBuffer: (length) => new Uint8Array(length),
};
