import chalk, { Chalk, supportsColor } from 'chalk';

const colours = new Chalk({ level: 3 });
console.log(JSON.stringify(colours.red.bold('error') + colours.hex('#ff8800').bgBlue(' warm ') + colours.rgb(1, 2, 3)('x')));
console.log(JSON.stringify(colours.green(`nested ${colours.underline('inside')} end`)), JSON.stringify(colours.yellow('two\nlines')));
console.log(JSON.stringify(new Chalk({ level: 1 }).hex('#ff0000')('nearest')), JSON.stringify(new Chalk({ level: 0 }).red('plain')));
console.log(chalk.red('no terminal'), supportsColor);
