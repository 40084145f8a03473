import { Agenda } from 'agenda';
import { MongoBackend } from '@agendajs/mongo-backend';

if (process.env.MONGO_URL) {
  const agenda = new Agenda({ backend: new MongoBackend({ address: `${process.env.MONGO_URL}/agenda-${process.pid}-${Date.now()}` }), processEvery: 20 });
  const ran = [];
  const enough = new Promise((resolve) => agenda.on('success', () => ran.length === 3 && resolve()));
  agenda.define('greet', async (job) => { ran.push(`${job.attrs.data.name} ${job.attrs.type}`); }, { priority: 'high', concurrency: 1, lockLifetime: 1000 });
  agenda.define('fail', async () => { throw new Error('no way'); }, { lockLifetime: 1000 });
  const failed = new Promise((resolve) => agenda.on('fail:fail', (error, job) => resolve(`${error.message} ${job.attrs.failCount}`)));
  await agenda.start();
  await agenda.now('greet', { name: 'Ann' });
  await agenda.schedule('in 1 second', 'greet', { name: 'Bob' });
  await agenda.every('1 hour', 'greet', { name: 'Cy' });
  await agenda.now('fail');
  console.log(await failed);
  await enough;
  console.log(ran.sort());
  const { jobs, total } = await agenda.queryJobs({ name: 'greet' });
  console.log(total, jobs.map((job) => job.repeatInterval).filter(Boolean), await agenda.cancel({ name: 'greet' }));
  await agenda.stop();
} else {
  console.log('no server');
}
