// Names that Node's library and its bindings share as property keys.
'use strict';

return internalBinding('boot').perIsolateSymbols;
