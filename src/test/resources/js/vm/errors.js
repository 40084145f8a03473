// What vm throws shows the line that it is about.
const vm = require('vm');

const firstLines = (error) => error.stack.split('\n').filter((line) => !line.startsWith('    at')).join('\n');
const show = (action) => {
  try {
    console.log('no error:', action());
  } catch (error) {
    console.log(typeof error?.stack === 'string' ? `${error.message} | ${firstLines(error)}` : error);
  }
  console.log('--');
};

show(() => vm.runInThisContext('let x = ;', 'bad.js'));
show(() => new vm.Script('var a = 1;\n  foo bar', { filename: 'bad2.js' }));
show(() => new vm.Script('function f() {', { filename: 'end.js', lineOffset: 10 }));
show(() => new vm.Script('a b', { filename: 'moved.js', lineOffset: 2, columnOffset: 20 }));
show(() => vm.runInNewContext('\n\n  throw new Error("x")', {}, 'thrown.js'));
show(() => vm.runInNewContext('throw new Error("x")', {}, { filename: 'thrown.js', displayErrors: false }));
show(() => vm.runInNewContext('throw "text"', {}, 'thrown.js'));
show(() => vm.runInNewContext('throw { message: "m" }', {}, 'thrown.js'));
show(() => vm.compileFunction('return (', [], { filename: 'function.js' }));
show(() => vm.compileFunction('});\n\n(function() {\nconsole.log(1);\n})();\n\n(function() {'));
show(() => vm.compileFunction('throw new Error("inside")', [], { filename: 'function.js', lineOffset: 3 })());

for (const code of ['a b c', 'if (', 'var 1a', '"abc', '`abc', '/abc', 'x = {a:1,,}', '[1,2', 'foo(a b)', 'return 5', 'continue',
  'a: a: 1', 'await 1', 'const a;', 'const {a};', '1 = 2', '"use strict"; with(a){}', '"use strict"; 010',
  'import x from "y"', 'export const a = 1', 'import.meta', 'let a; let a;', 'try {}', 'super()', '#a', 'var enum', '}', '{"a":1}',
  'true false', '"a" "b"', '1 2', 'undefined x', '<div></div>', 'if (1) let x', 'class A { constructor(){} constructor(){} }']) {
  try {
    new vm.Script(code);
    console.log(code, 'is fine');
  } catch (error) {
    console.log(code, '=>', `${error.name}: ${error.message}`);
  }
}

const script = new vm.Script('1 + 1', { produceCachedData: true });
console.log(script.cachedDataProduced, Buffer.isBuffer(script.cachedData), script.runInThisContext());
console.log(new vm.Script('1 + 1', { cachedData: script.cachedData }).cachedDataRejected);
console.log(new vm.Script('"another"', { cachedData: script.cachedData }).cachedDataRejected);
