// What a program written for Agenda 6 does with it, and what it finds.
const LATER = new Date('2100-01-01T00:00:00.000Z');

module.exports = async (agenda, print) => {
  agenda.define('mail', async () => {}, { priority: 'high', concurrency: 3 });
  agenda.define('tick', async () => {});
  await agenda.ready;

  print('# creating');
  const job = await agenda.create('mail', { to: 'Ann', where: { city: 'Ghent', zip: 9000 } }).schedule(LATER).save();
  print(job.attrs.priority, job.attrs.type, String(job.attrs._id).length);
  for (const n of [2, 3, 1]) {
    await agenda.create('tick', { n }).priority(n).schedule(LATER).save();
  }
  await agenda.every('3 minutes', 'tick', { every: true });

  print('# asking');
  const ask = async (options) => {
    const { jobs, total } = await agenda.queryJobs(options);
    return [total, jobs.map((each) => each.data?.n ?? each.name)];
  };
  print(await ask({ name: 'mail' }));
  print(await ask({ names: ['mail', 'nobody'] }));
  print(await ask({ name: 'tick', data: { n: 2 } }));
  print(await ask({ id: String(job.attrs._id) }));
  print(await ask({ data: { where: { city: 'Ghent' } } }));

  print('# limits');
  const limited = agenda.create('tick').startDate('2099-01-01T00:00:00Z').endDate(LATER).skipDays([0, 6, 0]);
  print(limited.attrs.startDate.toISOString(), limited.attrs.endDate.toISOString(), limited.attrs.skipDays);
  for (const wrong of [() => limited.startDate('nonsense'), () => limited.skipDays([7])]) {
    try {
      wrong();
    } catch (error) {
      print(error instanceof Error);
    }
  }

  print('# switching off and removing');
  print(await agenda.disable({ name: 'mail' }), await agenda.enable({ names: ['mail'] }));
  print(await agenda.cancel({ id: String(job.attrs._id) }), await agenda.cancel({ name: 'tick', data: { n: 2 } }));
  print(await agenda.cancel({ notNames: ['tick', 'program'] }), await agenda.cancel({ names: ['tick'] }));
};
