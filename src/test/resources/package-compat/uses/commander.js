const { Command, InvalidArgumentError, Option } = require('commander');

const program = new Command('tool')
  .version('1.2.3')
  .description('does things')
  .option('-v, --verbose', 'say more')
  .addOption(new Option('-l, --level <level>', 'how much').choices(['low', 'high']).default('low').env('TOOL_LEVEL'));
program.command('add <first> [others...]').description('adds numbers').option('-f, --factor <n>', 'multiplies', (text) => {
  if (Number.isNaN(Number(text))) throw new InvalidArgumentError('Not a number.');
  return Number(text);
}, 1).action((first, others, options, command) => {
  console.log([first, ...others].map(Number).reduce((a, b) => a + b) * options.factor, command.optsWithGlobals());
});
program.configureOutput({ writeOut: (text) => console.log(text), writeErr: (text) => console.log('ERR', text.trim()) }).exitOverride();
for (const command of program.commands) command.copyInheritedSettings(program);
program.parse(['-v', '--level', 'high', 'add', '1', '2', '3', '-f', '2'], { from: 'user' });
console.log(program.helpInformation());
for (const wrong of [['add', '1', '-f', 'x'], ['addd'], ['--level', 'middle', 'add', '1'], ['--version']]) {
  try {
    program.parse(wrong, { from: 'user' });
  } catch (error) {
    console.log(error.code, error.exitCode);
  }
}
