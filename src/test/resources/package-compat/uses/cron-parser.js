const { CronExpressionParser } = require('cron-parser');

const next = (text, options, count = 4) => {
  const expression = CronExpressionParser.parse(text, { currentDate: '2024-02-28T22:30:00Z', tz: 'UTC', ...options });
  return Array.from({ length: count }, () => expression.next().toISOString());
};
console.log(next('*/15 9-17 * * 1-5'), next('0 0 29 2 *'), next('0 12 L * *', {}, 3), next('0 8 * * 1#2', {}, 2), next('15 30 6 * * *', {}, 2));
console.log(next('30 2 * * *', { tz: 'Europe/Berlin', currentDate: '2024-03-30T00:00:00Z' }), next('0 3 * * SUN', { tz: 'America/New_York' }, 2), next('@weekly', {}, 2));
const expression = CronExpressionParser.parse('0 */6 * jan,jul mon', { currentDate: '2024-02-28T22:30:00Z', tz: 'UTC' });
console.log(expression.prev().toISOString(), expression.stringify(), expression.includesDate(new Date('2024-07-01T06:00:00Z')), expression.fields.hour.values);
for (const wrong of ['61 * * * *', '* * *  * * * *', 'a b c d e', '0 0 31 2 *']) {
  try {
    console.log(CronExpressionParser.parse(wrong, { tz: 'UTC' }).next().toISOString());
  } catch (error) {
    console.log(wrong, error.message);
  }
}
