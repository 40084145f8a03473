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

/** The numbers may be texts, as they come from the command line. */
exports.print = async ({ runs, milliseconds, warmUp }, work) => {
  await exports.rate(Number(warmUp), work);
  const samples = [];
  for (let run = 0; run < Number(runs); run++) {
    samples.push(await exports.rate(Number(milliseconds), work));
  }
  console.log(JSON.stringify(samples));
};
