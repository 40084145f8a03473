'use strict';
// What every program here does: warms up, measures several times, and prints the numbers as one line of JSON.

const { performance } = require('node:perf_hooks');

/** Calls `work` for about so many milliseconds; answers how many units it did in a second. */
exports.rate = async (milliseconds, work) => {
  const begin = performance.now();
  let units = 0;
  let now = begin;
  while (now - begin < milliseconds) {
    units += await work();
    now = performance.now();
  }
  return (units / (now - begin)) * 1000;
};

exports.print = async (runs, milliseconds, work) => {
  await exports.rate(4 * milliseconds, work);
  const samples = [];
  for (let run = 0; run < runs; run++) {
    samples.push(await exports.rate(milliseconds, work));
  }
  console.log(JSON.stringify(samples));
};
