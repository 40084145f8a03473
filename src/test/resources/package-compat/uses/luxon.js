const { DateTime, Duration, Info, Interval, Settings } = require('luxon');

Settings.defaultZone = 'utc';
const at = DateTime.fromISO('2024-03-30T23:30:00', { zone: 'Europe/Vienna' });
console.log(at.toISO(), at.plus({ hours: 3 }).toISO(), at.setZone('America/Chicago').toFormat("yyyy LLL dd HH:mm ZZ '('z')'"));
console.log(at.setLocale('de').toLocaleString(DateTime.DATE_FULL), at.setLocale('en-US').toLocaleString(DateTime.DATETIME_MED));
console.log(Duration.fromObject({ hours: 27, minutes: 90 }).shiftTo('days', 'hours', 'minutes').toObject(), Duration.fromISO('P1Y2M').toISO());
console.log(Interval.fromDateTimes(DateTime.utc(2024, 1, 1), DateTime.utc(2024, 1, 4)).splitBy({ days: 1 }).map(String));
console.log(DateTime.fromFormat('12/25/23', 'MM/dd/yy').toISODate(), DateTime.fromISO('nope').invalidReason, DateTime.utc(2024, 13).invalidExplanation);
console.log(Info.weekdays('short', { locale: 'en' }), DateTime.utc(2024, 2, 29).diff(DateTime.utc(2023, 2, 28), ['years', 'days']).toObject());
