// No snapshot is ever made.
'use strict';

return {
  isBuildingSnapshotBuffer: new Uint8Array(1),
  anonymousMainPath: '__node_anonymous_main',
  runEmbedderPreload() {},
  compileSerializeMain() {},
  setSerializeCallback() {},
  setDeserializeCallback() {},
  setDeserializeMainFunction() {},
};
