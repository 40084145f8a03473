const babel = require('@babel/core');

const source = 'const add = (a, b = 1) => a + b;\nclass A { #x = 2; get x() { return this.#x ** 2; } }\nexport default add(1)?.toFixed?.(2) ?? `n${new A().x}`;';
(async () => {
  const rename = ({ types: t }) => ({ name: 'rename', visitor: { Identifier(path) { if (path.node.name === 'add') path.node.name = 'sum'; }, NumericLiteral(path) { if (path.node.value === 2) path.replaceWith(t.binaryExpression('+', t.numericLiteral(1), t.numericLiteral(1))), path.skip(); } } });
  const { code, map } = await babel.transformAsync(source, { configFile: false, babelrc: false, plugins: [rename], sourceMaps: true, filename: 'in.js' });
  console.log(code, map.sources, map.mappings.length);
  const ast = babel.parseSync(source, { configFile: false, babelrc: false, sourceType: 'module' });
  const seen = {};
  babel.traverse(ast, { enter(path) { seen[path.type] = (seen[path.type] ?? 0) + 1; }, Program(path) { console.log(Object.keys(path.scope.bindings), path.scope.getBinding('add').referenced); } });
  console.log(seen);
  console.log(babel.template.default?.ast ? 'template' : 'none', babel.types.isValidIdentifier('1a'), babel.transformSync('a;b', { configFile: false, babelrc: false, minified: true, comments: false }).code);
  await babel.transformAsync('let a = ;', { configFile: false, babelrc: false, filename: 'bad.js', cwd: '/x', root: '/x' }).catch((error) => console.log(error.code, error.reasonCode, error.loc));
})();
