// Runs a program for Agenda under Node, with the Agenda it was written for: node run_program.js <program> <settings as JSON>.
const path = require('node:path');
const { promisify } = require('node:util');
const { open } = require('./agendas');

async function main([name, settings]) {
  const given = JSON.parse(settings);
  const program = require(path.join(given.programs, name));
  if (name === 'callbacks') {
    const Agenda = require('agenda-0');
    const agenda = new Agenda({ name: 'bee' });
    await promisify(agenda.database.bind(agenda))(given.uri, given.collection, {});
    await promisify(program)(agenda, console.log);
  } else if (name === 'promises') {
    await program(await open('5.0.0', { uri: given.uri, collection: given.collection, name: 'bee' }), console.log);
  } else {
    const [{ Agenda }, { MongoBackend }] = await Promise.all([import('agenda'), import('@agendajs/mongo-backend')]);
    const backend = new MongoBackend({ address: given.uri, collection: given.collection });
    await program(new Agenda({ name: 'bee', backend }), console.log);
  }
}

main(process.argv.slice(2)).then(() => process.exit(0), (error) => {
  console.error(error);
  process.exit(1);
});
