const moment = require('moment-timezone');

const meeting = moment.tz('2024-03-31 01:30', 'Europe/Berlin');
console.log(meeting.format(), meeting.clone().add(1, 'hour').format('YYYY-MM-DD HH:mm z Z'));
for (const zone of ['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC']) {
  console.log(zone, meeting.clone().tz(zone).format('ddd HH:mm z'));
}
console.log(moment.tz('2024-11-03 01:30', 'America/New_York').utc().toISOString(), moment.tz.zone('Europe/London').utcOffset(Date.UTC(2024, 6, 1)));
moment.tz.setDefault('Asia/Tokyo');
console.log(moment(0).format(), moment.tz.names().length > 400);
