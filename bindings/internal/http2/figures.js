// What performance observers are told of sessions and streams when these end.
'use strict';

const { now, observerCounts, notifyObservers, constants } = internalBinding('performance');
const loop = internalBinding('event_loop');
const core = internalBinding('http2/native');

const isObserved = () => observerCounts[constants.NODE_PERFORMANCE_ENTRY_TYPE_HTTP2] > 0;

// In a turn of its own: what ends a session may be anywhere.
function tell(name, start, detail) {
  const duration = now() - start;
  loop.check(() => {
    if (isObserved()) notifyObservers(name, 'http2', start, duration, detail);
  });
}

class SessionFigures {
  #type;
  #start = now();
  #bytesRead = 0;
  #bytesWritten = 0;
  #streams = 0;
  #mostStreams = 0;
  #streamsTime = 0;
  pingRTT = 0;

  constructor(type) {
    this.#type = type;
  }

  read(count) { this.#bytesRead += count; }
  written(count) { this.#bytesWritten += count; }

  streamOpened(open) {
    this.#streams++;
    if (open > this.#mostStreams) this.#mostStreams = open;
  }

  /** `exchange` is the stream's Java half. */
  streamClosed(session, exchange, id, start) {
    this.#streamsTime += now() - start;
    if (!isObserved()) return;
    const [timeToFirstHeader, timeToFirstByte, timeToFirstByteSent, bytesWritten, bytesRead] =
      core.timings(session, exchange);
    tell('Http2Stream', start, {
      bytesRead, bytesWritten, id, timeToFirstByte, timeToFirstByteSent, timeToFirstHeader,
    });
  }

  closed(session) {
    if (!isObserved()) return;
    tell('Http2Session', this.#start, {
      bytesWritten: this.#bytesWritten,
      bytesRead: this.#bytesRead,
      framesReceived: core.framesReceived(session),
      framesSent: core.framesSent(session),
      maxConcurrentStreams: this.#mostStreams,
      pingRTT: this.pingRTT,
      streamAverageDuration: this.#streams === 0 ? 0 : this.#streamsTime / this.#streams,
      streamCount: this.#streams,
      type: this.#type,
    });
  }
}

return { SessionFigures };
