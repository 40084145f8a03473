const postcss = require('postcss');

const prefix = { postcssPlugin: 'prefix', Declaration: { 'user-select': (declaration) => { if (!declaration.prev()?.prop.startsWith('-')) declaration.cloneBefore({ prop: '-webkit-user-select' }); } } };
const toRem = () => ({ postcssPlugin: 'rem', Declaration(declaration) { declaration.value = declaration.value.replaceAll(/(\d+)px/g, (_, n) => `${n / 16}rem`); }, Once(root, { result }) { result.warn('seen', { node: root.first }); } });
toRem.postcss = true;
const source = 'a{user-select:none;width:32px}/* note */@media (min-width:100px){a>b{margin:0 8px!important}}';
(async () => {
  const result = await postcss([prefix, toRem]).process(source, { from: 'in.css', to: 'out.css', map: { inline: false } });
  console.log(result.css, result.warnings().map((warning) => `${warning.plugin} ${warning.text} ${warning.line}`));
  console.log(JSON.parse(result.map.toString()).sources, JSON.parse(result.map.toString()).mappings.length);
  const root = postcss.parse(source);
  root.walkDecls(/^w/, (declaration) => console.log(declaration.parent.selector, declaration.prop, declaration.value, declaration.source.start.column));
  root.first.append({ prop: 'color', value: 'red' });
  root.walkComments((comment) => comment.remove());
  console.log(root.toString());
  await postcss([prefix]).process('a { b: c', { from: 'bad.css' }).catch((error) => console.log(error.name, error.reason, error.line));
})();
