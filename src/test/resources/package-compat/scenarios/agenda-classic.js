// The scheduler of older task files, with its own driver: definitions, repeated jobs, failures, and a graceful end.
const Agenda = require('agenda-classic');

if (!process.env.MONGO_URL) return console.log('no server');
const agenda = new Agenda({ db: { address: `${process.env.MONGO_URL}/classic-${process.pid}-${Date.now()}`, collection: 'jobs' }, processEvery: '20 milliseconds', defaultConcurrency: 2 });
const ran = [];
agenda.define('greet', { priority: 'high' }, (job, done) => { ran.push(job.attrs.data.name); setTimeout(done, 1); });
agenda.define('fail', (job, done) => done(new Error('no way')));
agenda.on('error', (error) => console.log(error.message));
agenda.on('ready', () => {
  agenda.now('greet', { name: 'Ann' });
  agenda.schedule(new Date(Date.now() + 50), 'greet', { name: 'Bob' });
  agenda.every('5 minutes', 'greet', { name: 'Cy' });
  agenda.create('fail').unique({ 'data.n': 1 }).schedule('now').save(() => agenda.start());
});
agenda.on('fail:fail', (error, job) => console.log('failed', error.message, job.attrs.failReason));
let finished = 0;
agenda.on('complete', () => {
  if (++finished !== 4) return;
  console.log(ran.sort());
  setTimeout(() => agenda.jobs({ name: 'greet' }, (error, jobs) => {
    console.log(error, jobs.map((job) => job.attrs.type).sort(), jobs.map((job) => job.attrs.repeatInterval).filter(Boolean));
    agenda.cancel({}, (problem, count) => {
      console.log(problem, count);
      agenda.stop(() => agenda._mdb.dropDatabase(() => agenda._mdb.close()));
    });
  }), 200);
});
