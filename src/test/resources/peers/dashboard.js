// agendash over the jobs, by HTTP of its express middleware: node dashboard.js <uri>. It tells each job's state as it shows it.
const { createServer } = require('node:http');
const express = require('express');
const { obey } = require('./lines');
const { open } = require('./agendas');

const STATES = ['running', 'failed', 'repeating', 'scheduled', 'queued', 'completed'];

async function main([uri]) {
  const settings = { uri, collection: 'Job', name: 'dashboard' };
  const [agenda6, agenda4, { createExpressMiddleware }] = await Promise.all([
    open('6.2.6', settings),
    open('4.4.0', settings),
    import('agendash'),
  ]);
  const app = express();
  app.use('/8', createExpressMiddleware(agenda6));
  app.use('/4', require('agendash-4')(agenda4, { middleware: 'express' }));
  const server = createServer(app);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const ask = async (path, body) => {
    const options = body && {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    };
    const response = await fetch(`http://127.0.0.1:${server.address().port}${path}`, options);
    return response.json();
  };

  obey({
    /** The states that this version shows of each job, by the job's id. */
    states: async (version) => {
      const { jobs } = await ask(`/${version}/api?limit=100&skip=0`);
      return Object.fromEntries(
        jobs.map((shown) => [shown.job._id, STATES.filter((state) => shown[state])]),
      );
    },
    overview: async (version) => (await ask(`/${version}/api?limit=100&skip=0`)).overview[0],
    retry: (id) => ask('/8/api/jobs/retry', { jobIds: [id] }),
  });
}

main(process.argv.slice(2));
