// Node's http2 over Java's sessions: see io.qworker.node.http2.
'use strict';

const core = internalBinding('http2/native');
const { constants, nameForErrorCode } = internalBinding('http2/constants');
const { refreshDefaultSettings, settingsToSend } = internalBinding('http2/settings');
const { fields, bits } = internalBinding('http2/fields');
const { setterFor } = internalBinding('http2/events');
const { Http2Session } = internalBinding('http2/session');
const { Http2Stream } = internalBinding('http2/stream');

return {
  ...internalBinding('http2/arrays'),
  ...fields,
  ...bits,
  nghttp2ErrorString: core.errorString,
  refreshDefaultSettings,
  packSettings: () => core.packSettings(settingsToSend()),
  setCallbackFunctions: setterFor(Http2Session, Http2Stream),
  Http2Session,
  Http2Stream,
  constants,
  nameForErrorCode,
};
