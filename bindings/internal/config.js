// How this Node was built: without an inspector, and with only what is supported.
'use strict';

return {
  isDebugBuild: false,
  openSSLIsBoringSSL: false,
  hasOpenSSL: true,
  fipsMode: false,
  hasIntl: true,
  hasTracing: true,
  hasNodeOptions: true,
  hasInspector: false,
  noBrowserGlobals: false,
  bits: 64,
  getDefaultLocale: () => new Intl.DateTimeFormat().resolvedOptions().locale,
};
