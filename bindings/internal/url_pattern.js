'use strict';

// Exists so that Node's url module loads; a task that constructs one learns at once what is missing.
class URLPattern {
  constructor() {
    const error = new primordials.Error('URLPattern is not available in Qworker; match with a regular expression on a URL\'s parts');
    error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
    throw error;
  }
}

return { URLPattern };
