'use strict';

const { jobClass } = internalBinding('crypto/job');

return {
  publicEncrypt: native.publicEncrypt,
  privateDecrypt: native.privateDecrypt,
  privateEncrypt: native.privateEncrypt,
  publicDecrypt: native.publicDecrypt,
  RSACipherJob: jobClass('RSACipherJob', native.prepareRsa),
};
