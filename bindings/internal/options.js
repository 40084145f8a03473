// Node's command-line options: their defaults for a task, which is given none; what a program or a worker was given.
'use strict';

const values = {
  '__proto__': null,
  '--addons': true,
  '--no-addons': false,
  '--allow-fs-read': [],
  '--allow-fs-write': [],
  '--async-context-frame': true,
  '--conditions': [],
  '--deprecation': true,
  '--disable-warning': [],
  '--dns-result-order': '',
  '--env-file': [],
  '--env-file-if-exists': [],
  '--experimental-detect-module': true,
  '--experimental-global-navigator': true,
  '--experimental-loader': [],
  '--experimental-repl-await': true,
  '--experimental-require-module': true,
  '--experimental-websocket': true,
  '--no-experimental-sqlite': true,
  '--force-async-hooks-checks': true,
  '--global-search-paths': true,
  '--import': [],
  '--input-type': '',
  '--max-http-header-size': 16384,
  '--network-family-autoselection': true,
  '--network-family-autoselection-attempt-timeout': 250,
  '--require': [],
  '--secure-heap-min': 2,
  '--stack-trace-limit': 10,
  '--strip-types': true,
  '--test-coverage-exclude': [],
  '--test-coverage-include': [],
  '--test-isolation': 'process',
  '--test-name-pattern': [],
  '--test-reporter': [],
  '--test-reporter-destination': [],
  '--test-skip-pattern': [],
  '--tls-cipher-list': 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:' +
    'ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:' +
    'ECDHE-ECDSA-AES256-GCM-SHA384:DHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-SHA256:DHE-RSA-AES128-SHA256:' +
    'ECDHE-RSA-AES256-SHA384:DHE-RSA-AES256-SHA384:ECDHE-RSA-AES256-SHA256:DHE-RSA-AES256-SHA256:' +
    'HIGH:!aNULL:!eNULL:!EXPORT:!DES:!RC4:!MD5:!PSK:!SRP:!CAMELLIA',
  '--unhandled-rejections': '',
  '--use-env-proxy': false,
  '--warnings': true,
  '--watch-path': [],
};

// Those that the library asks for and nobody switches on.
const off = [
  '--abort-on-uncaught-exception', '--allow-addons', '--allow-child-process', '--allow-inspector', '--allow-wasi',
  '--allow-worker', '--check', '--diagnostic-dir', '--enable-source-maps', '--entry-url', '--eval',
  '--experimental-addon-modules', '--experimental-config-file', '--experimental-default-config-file',
  '--experimental-eventsource', '--experimental-import-meta-resolve', '--experimental-inspector-network-resource',
  '--experimental-network-inspection', '--experimental-print-required-tla', '--experimental-quic',
  '--experimental-test-coverage', '--experimental-test-module-mocks', '--experimental-transform-types',
  '--experimental-vm-modules', '--experimental-webstorage', '--expose-internals', '--force-fips',
  '--frozen-intrinsics', '--heapsnapshot-near-heap-limit', '--heapsnapshot-signal', '--insecure-http-parser',
  '--inspect-brk', '--inspect-brk-node', '--interactive', '--localstorage-file', '--no-deprecation',
  '--no-experimental-global-navigator', '--no-experimental-websocket', '--no-warnings', '--pending-deprecation',
  '--permission', '--preserve-symlinks', '--preserve-symlinks-main', '--print', '--prof-process',
  '--redirect-warnings', '--report-on-signal', '--secure-heap', '--test', '--test-concurrency',
  '--test-coverage-branches', '--test-coverage-functions', '--test-coverage-lines', '--test-force-exit',
  '--test-global-setup', '--test-only', '--test-rerun-failures', '--test-shard', '--test-timeout',
  '--test-update-snapshots', '--throw-deprecation', '--tls-keylog', '--trace-deprecation', '--trace-require-module',
  '--trace-sigint', '--trace-tls', '--trace-uncaught', '--trace-warnings', '--use-openssl-ca', '--use-system-ca',
  '--watch', '--watch-kill-signal', '--watch-preserve-output',
];
for (const name of off) values[name] ??= false;

// What was given: in NODE_OPTIONS first, then as arguments.
const { execArgv, variables, isTask } = internalBinding('process_methods').given();
const nodeOptions = isTask ? undefined : variables.NODE_OPTIONS;
if (execArgv.length > 0 || nodeOptions) {
  const { defaultOf, options, parse, parseText } = internalBinding('option_parser');
  for (const { 0: name, 1: option } of options) values[name] ??= defaultOf(option);
  if (nodeOptions) Object.assign(values, parseText(nodeOptions, 'environment').values);
  Object.assign(values, parse(execArgv, 'command').values);
}
// No option can change that.
values['--permission'] = internalBinding('permission').isNarrowed();

return {
  getCLIOptionsValues: () => values,
  getCLIOptionsInfo() {
    const { aliases, options } = internalBinding('option_parser');
    return { options, aliases };
  },
  getOptionsAsFlags: () => execArgv,
  getEmbedderOptions: () => ({
    shouldNotRegisterESMLoader: false,
    noGlobalSearchPaths: false,
    noBrowserGlobals: false,
    hasEmbedderPreload: false,
  }),
  getEnvOptionsInputType: () => new Map(),
  getNamespaceOptionsInputType: () => new Map(),
  envSettings: { kAllowedInEnvvar: 0, kDisallowedInEnvvar: 1 },
  types: {
    kNoOp: 0, kV8Option: 1, kBoolean: 2, kInteger: 3, kUInteger: 4, kString: 5, kHostPort: 6, kStringList: 7,
  },
};
