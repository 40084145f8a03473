'use strict';

const { ObjectAssign } = primordials;
const { jobClass } = internalBinding('crypto/job');

class Hash {
  constructor(algorithm, outputLength, algorithmId) {
    if (algorithm instanceof Hash) native.copyHash(this, algorithm, outputLength);
    else native.createHash(this, algorithm, outputLength, algorithmId);
  }
}
ObjectAssign(Hash.prototype, { update: native.update, digest: native.digest });

return {
  Hash,
  HashJob: jobClass('HashJob', native.prepareHash),
  getHashes: native.getHashes,
  getCachedAliases: native.getCachedAliases,
  oneShotDigest: native.oneShotDigest,
};
