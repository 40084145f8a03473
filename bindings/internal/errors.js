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

const { role } = internalBinding('boot');

// As Node: to the listeners, else the end.
function endByException(error, fromPromise) {
  let handled = false;
  if (typeof process._fatalException !== 'function') {
    native.print(describeFatal(error));
    process.reallyExit(exitCodes.kInvalidFatalExceptionMonkeyPatching);
  }
  try {
    handled = process._fatalException(error, fromPromise);
  } catch (another) {
    native.print(describeFatal(another));
    process.reallyExit(exitCodes.kExceptionInFatalExceptionHandler);
  }
  if (handled) return;
  native.print(describeFatal(error));
  process.reallyExit(process.exitCode ?? exitCodes.kGenericUserError);
}

function describeFatal(error) {
  const { inspect } = internalBinding('boot').require('internal/util/inspect');
  const isError = internalBinding('types').isNativeError(error);
  const where = isError ? internalBinding('error_lines').sourceOf(error) : '';
  const shown = isError ? inspect(error) : `Uncaught:\n${inspect(error)}`;
  return `${where}${shown}\n\nNode.js ${process.version}\n`;
}

// Unlike Node, a lane of tasks goes on when nobody listens: it serves other jobs too.
function triggerUncaughtException(error, fromPromise) {
  if (role !== 'tasks') {
    endByException(error, fromPromise);
    return;
  }
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
