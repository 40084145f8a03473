'use strict';

const fs = require('fs');

// Says on a line each when it began and when it ended; what belongs together is one write.
module.exports = (worker, task) => {
  worker.task(task.id, async (job) => {
    const { file, n } = job.attrs.data;
    fs.appendFileSync(file, `+ ${worker.id} ${n} ${Date.now()}\n`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    fs.appendFileSync(file, `- ${worker.id} ${n} ${Date.now()}\n`);
  });
};
