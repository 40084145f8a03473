// The local time follows process.env.TZ.
'use strict';

const date = new Date('2018-04-14T12:34:56.789Z');
for (const zone of ['Europe/Amsterdam', 'America/New_York', 'UTC', ':Asia/Tokyo', 'EST5EDT']) {
  process.env.TZ = zone;
  console.log(zone, date.getHours(), date.getTimezoneOffset(), date.toString().slice(0, 33));
}
