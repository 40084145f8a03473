'use strict';

const { ObjectAssign } = primordials;
const { jobClass } = internalBinding('crypto/job');
const { init, update, sign, verify } = native;

class Sign {}
ObjectAssign(Sign.prototype, { init, update, sign });

class Verify {}
ObjectAssign(Verify.prototype, { init, update, verify });

return {
  Sign,
  Verify,
  SignJob: jobClass('SignJob', native.prepareSign),
  kSignJobModeSign: 0,
  kSignJobModeVerify: 1,
  RSA_PKCS1_PSS_PADDING: 6,
};
