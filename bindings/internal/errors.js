// Exit codes, and the way of an exception that nothing caught: to the script's own listeners, else to Java.
'use strict';

const exitCodes = {
  kNoFailure: 0,
  kGenericUserError: 1,
  kInternalJSParseError: 3,
  kInternalJSEvaluationFailure: 4,
  kV8FatalError: 5,
  kInvalidFatalExceptionMonkeyPatching: 6,
  kExceptionInFatalExceptionHandler: 7,
  kInvalidCommandLineArgument: 9,
  kBootstrapFailure: 10,
  kInvalidCommandLineArgument2: 12,
  kUnsettledTopLevelAwait: 13,
  kStartupSnapshotFailure: 14,
  kAbort: 134,
};

const caughtByTheScript = () =>
  process.hasUncaughtExceptionCaptureCallback?.() || process.listenerCount('uncaughtException') > 0;

// Unlike Node, it goes on when nobody listens: the lane serves other jobs too.
function triggerUncaughtException(error, fromPromise) {
  if (caughtByTheScript()) {
    process._fatalException(error, fromPromise);
    return;
  }
  process.emit('uncaughtExceptionMonitor', error, fromPromise ? 'unhandledRejection' : 'uncaughtException');
  native.report(error, Boolean(fromPromise));
  internalBinding('async_wrap').clearAsyncIdStack();
}

native.setUncaught(triggerUncaughtException);

return {
  exitCodes,
  caughtByTheScript,
  triggerUncaughtException,
  setPrepareStackTraceCallback: native.setPrepareStackTraceCallback,
  setGetSourceMapErrorSource() {},
  setSourceMapsEnabled() {},
  setMaybeCacheGeneratedSourceMap() {},
  setEnhanceStackForFatalException() {},
  noSideEffectsToString: native.noSideEffectsToString,
  getErrorSourcePositions: native.getErrorSourcePositions,
};
