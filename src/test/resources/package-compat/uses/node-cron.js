const cron = require('node-cron');

for (const expression of ['* * * * *', '*/5 * * * * *', '0 0 1 jan sunday', '61 * * * *', 'nonsense', '1-5,10 * * * *']) console.log(expression, cron.validate(expression));
let runs = 0;
const task = cron.schedule('* * * * * *', () => {
  runs++;
  console.log('run', runs);
  if (runs < 2) return;
  task.stop();
  console.log(task.getStatus?.());
  task.destroy();
}, { timezone: 'Asia/Tokyo', name: 'every second' });
console.log(task.getStatus?.(), cron.getTasks().size);
