// Goes on as its data say, whether or not it is told to end.
const { setTimeout: sleep } = require('timers/promises');
const { existsSync } = require('fs');

const ways = {
  loop() {
    for (;;);
  },

  // Ends only when the file is there.
  block({ file }) {
    while (!existsSync(file));
  },

  park() {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },

  never: () => new Promise(() => setInterval(() => {}, 1000)),
  later: async () => {
    await sleep(1);
    for (;;);
  },
  heeds: (data, job) => sleep(60_000, null, { signal: job.signal }),

  async finishes(data, job) {
    await new Promise((resolve) => job.signal.addEventListener('abort', resolve));
    return job.signal.reason.name;
  },

  quick() {},
};

module.exports = (worker, task) => {
  task.terminator('told', ({ job }) => worker.info('told %s', job.attrs.data.way));
  worker.task(task.id, (job) => {
    job.info('begins %s', job.attrs.data.way);
    return ways[job.attrs.data.way](job.attrs.data, job);
  });
};
