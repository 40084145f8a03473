// async/await with timers: a returned promise is waited for, and its rejection fails the job.
const { setTimeout: sleep } = require('timers/promises');

async function answerAfter(ms, answer) {
  await sleep(ms);
  return answer;
}

module.exports = function (worker, task) {
  worker.task(task.id, async (job) => {
    const started = Date.now();
    const answers = await Promise.all([answerAfter(60, 'slow'), answerAfter(20, 'quick')]);
    job.info('%s, both within %d ms', answers.join(' and '), Date.now() - started);
  });
};
