'use strict';

// Does what the job asks for, as far as it may.

const fs = require('fs');
const path = require('path');

module.exports = (worker, task) => worker.task(task.id, ({ attrs: { data } }) => {
  if (data.read) fs.readFileSync(path.resolve(__dirname, data.read), 'utf8');
  if (data.variable && process.env[data.variable] === undefined) throw new Error(`${data.variable} is not there`);
});
