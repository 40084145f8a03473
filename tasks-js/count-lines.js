// Files and streams: { "file": "…" } in the data, relative to this folder.
const { createReadStream, createWriteStream } = require('fs');
const { pipeline } = require('stream/promises');
const { Transform } = require('stream');
const path = require('path');

class LineCounter extends Transform {
  lines = 0;
  bytes = 0;

  _transform(chunk, encoding, callback) {
    this.bytes += chunk.length;
    for (const byte of chunk) {
      if (byte === 10) this.lines += 1;
    }
    callback(null, chunk);
  }
}

module.exports = function (worker, task) {
  worker.task(task.id, async (job) => {
    const { file = 'count-lines.js', copyTo = null } = job.attrs.data || {};
    const counter = new LineCounter();
    const source = createReadStream(path.resolve(__dirname, file));
    if (copyTo) {
      await pipeline(source, counter, createWriteStream(copyTo));
    } else {
      await pipeline(source, counter.resume());
    }
    job.info('%s: %d lines, %d bytes', file, counter.lines, counter.bytes);
  });
};
