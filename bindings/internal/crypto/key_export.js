'use strict';

const { jobClass } = internalBinding('crypto/job');

return {
  RSAKeyExportJob: jobClass('RSAKeyExportJob', native.prepareExport),
  ECKeyExportJob: jobClass('ECKeyExportJob', native.prepareExport),
  DHKeyExportJob: jobClass('DHKeyExportJob', native.prepareExport),
};
