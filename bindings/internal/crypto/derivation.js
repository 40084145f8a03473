'use strict';

const { jobClass } = internalBinding('crypto/job');

return {
  PBKDF2Job: jobClass('PBKDF2Job', native.preparePbkdf2),
  HKDFJob: jobClass('HKDFJob', native.prepareHkdf),
  ScryptJob: jobClass('ScryptJob', native.prepareScrypt),
  Argon2Job: jobClass('Argon2Job', native.prepareArgon2),
  kTypeArgon2d: 0,
  kTypeArgon2i: 1,
  kTypeArgon2id: 2,
};
