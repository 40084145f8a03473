const dayjs = require('dayjs');
for (const plugin of ['utc', 'timezone', 'relativeTime', 'customParseFormat', 'isoWeek', 'duration', 'advancedFormat']) {
  dayjs.extend(require(`dayjs/plugin/${plugin}`));
}

const day = dayjs.utc('2024-02-29T10:00:00Z');
console.log(day.format('dddd D MMM YYYY [Q]Q Do'), day.add(1, 'year').toISOString(), day.isoWeek());
console.log(day.tz('America/Los_Angeles').format('YYYY-MM-DD HH:mm Z'), dayjs.tz('2024-07-01 12:00', 'Europe/Paris').utc().format());
console.log(day.from(dayjs.utc('2024-03-10')), dayjs.duration('P1DT2H').asHours());
console.log(dayjs('31.12.2023', 'DD.MM.YYYY', true).isValid(), dayjs('2023-13-45', 'YYYY-MM-DD', true).isValid());
console.log(day.locale(require('dayjs/locale/es')).format('dddd, D [de] MMMM'), day.diff(dayjs.utc('2023-02-28'), 'month', true).toFixed(3));
