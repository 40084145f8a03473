const fs = require('fs');
const path = require('path');

module.exports = function (worker, task) {
  worker.task(task.id, function (job) {
    const { me, other, in: folder } = job.attrs.data;
    fs.writeFileSync(path.join(folder, me), '');
    const deadline = Date.now() + 30_000;
    while (!fs.existsSync(path.join(folder, other))) {
      if (Date.now() > deadline) throw new Error(`${other} never began`);
    }
  });
};
