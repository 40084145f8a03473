// What the standard streams are: files, written at once.
'use strict';

return {
  guessHandleType: (fd) => (fd === 1 || fd === 2 ? 'FILE' : 'UNKNOWN'),
};
