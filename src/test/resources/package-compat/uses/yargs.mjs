import yargs from 'yargs';

const parser = (args) => yargs(args)
  .scriptName('tool').locale('en').exitProcess(false).wrap(80)
  .option('size', { alias: 's', type: 'number', default: 3, describe: 'how big' })
  .option('tags', { type: 'array' })
  .command('serve [port]', 'starts', (command) => command.positional('port', { type: 'number', default: 80 }), (argv) => console.log('serving', argv.port, argv.size))
  .command('copy <from> <to>', 'copies', {}, async (argv) => console.log('copying', argv.from, argv.to))
  .strict()
  .fail((message) => console.log('FAILED', message));
await parser(['serve', '8080', '-s', '5']).parseAsync();
await parser(['copy', 'a', 'b', '--tags', 'x', 'y']).parseAsync().then((argv) => console.log(argv.tags, argv._));
await parser(['copy', 'a']).parseAsync();
await parser(['serve', '--unknown']).parseAsync();
console.log(await parser([]).getHelp());
