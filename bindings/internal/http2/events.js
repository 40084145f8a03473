// The functions that Node's library gives for what happens to sessions and streams; each is called on one of those, by its
// name here.
'use strict';

const { Symbol } = primordials;

// In the order in which the library gives them.
const OF_SESSIONS = ['error', 'priority', 'settings', 'ping', 'headers', 'frameError', 'goAway', 'altSvc', 'origin'];
const OF_STREAMS = ['streamTrailers', 'streamClose'];

const on = {};
for (const event of [...OF_SESSIONS, ...OF_STREAMS]) on[event] = Symbol(event);

/** Answers what takes the functions. */
const setterFor = (Http2Session, Http2Stream) => (...functions) => {
  let next = 0;
  for (const event of OF_SESSIONS) Http2Session.prototype[on[event]] = functions[next++];
  for (const event of OF_STREAMS) Http2Stream.prototype[on[event]] = functions[next++];
};

return { on, setterFor };
