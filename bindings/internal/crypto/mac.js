'use strict';

const { ObjectAssign } = primordials;
const { jobClass } = internalBinding('crypto/job');

class Hmac {}
ObjectAssign(Hmac.prototype, { init: native.init, update: native.update, digest: native.digest });

return {
  Hmac,
  HmacJob: jobClass('HmacJob', native.prepareHmac),
  KmacJob: jobClass('KmacJob', native.prepareKmac),
};
