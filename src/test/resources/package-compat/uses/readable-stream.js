const { Duplex, PassThrough, Readable, Transform, Writable, finished, pipeline } = require('readable-stream');

const upper = new Transform({ transform(chunk, encoding, callback) { callback(null, String(chunk).toUpperCase()); }, flush(callback) { this.push('!'); callback(); } });
const written = [];
const slow = new Writable({ highWaterMark: 4, write(chunk, encoding, callback) { written.push(String(chunk)); setTimeout(callback, 1); }, final(callback) { console.log('final'); callback(); } });
pipeline(Readable.from(['one ', 'two ', 'three']), upper, new PassThrough(), slow, (error) => {
  console.log(error, written);
  (async () => {
    console.log(await Readable.from([1, 2, 3, 4]).filter((n) => n % 2 === 0).map(async (n) => n * 10).toArray());
    const broken = new Readable({ read() { this.destroy(new Error('broken')); } });
    finished(broken, (problem) => console.log('finished', problem.message, broken.destroyed));
    broken.resume();
    const objects = new Duplex({ objectMode: true, read() {}, write(object, encoding, callback) { this.push({ got: object }); callback(); }, final(callback) { this.push(null); callback(); } });
    objects.write({ a: 1 });
    objects.end({ b: 2 });
    for await (const object of objects) console.log(object);
    console.log(upper instanceof require('node:stream').Transform, slow.writableFinished);
  })();
});
