// Diagnostic reports are never written by themselves; their settings can be read and set.
'use strict';

const settings = {
  Compact: false, ExcludeNetwork: false, ExcludeEnv: false, Directory: '', Filename: '', Signal: 'SIGUSR2',
};
const flags = { OnFatalError: false, OnSignal: false, OnUncaughtException: false };
const binding = {
  writeReport() {
    const error = new Error('Diagnostic reports are not supported');
    error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
    throw error;
  },
  getReport: () => JSON.stringify({ header: { nodejsVersion: process.version, processId: process.pid } }),
};
for (const name of Object.keys(settings)) {
  binding[`get${name}`] = () => settings[name];
  binding[`set${name}`] = (value) => { settings[name] = value; };
}
for (const name of Object.keys(flags)) {
  binding[`shouldReport${name}`] = () => flags[name];
  binding[`setReport${name}`] = (value) => { flags[name] = value; };
}
return binding;
