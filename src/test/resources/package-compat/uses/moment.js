const moment = require('moment');

const start = moment.utc('2024-02-28T22:15:00Z');
console.log(start.format('dddd, MMMM Do YYYY, h:mm:ss a'), start.clone().add(2, 'days').format());
console.log(start.clone().endOf('month').toISOString(), start.isoWeek(), start.clone().startOf('isoWeek').format('L'));
console.log(moment.duration(9876543).humanize(), moment.duration('PT2H30M').asMinutes(), moment.utc('05/12/2023', 'DD/MM/YYYY', true).isValid());
console.log(moment.utc('2024-01-01').from(start), start.diff(moment.utc('2023-12-24'), 'days'), moment('nonsense', 'YYYY').isValid());
moment.locale('de');
require('moment/locale/de');
console.log(moment.utc('2024-03-05').locale('de').format('dddd, D. MMMM YYYY'), moment.utc(0).locale('fr').format('LLLL'));
console.log(moment.utc([2020, 1, 29]).add(1, 'year').format('YYYY-MM-DD'), JSON.stringify({ at: moment.utc(1e12) }));
