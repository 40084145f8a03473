const acorn = require('acorn');

const source = 'import a, { b as c } from "m";\nclass A extends B { #p = 1; static async *go(x = 1, ...rest) { for await (const y of z) yield y?.[0] ?? 2n; } }\nexport default () => `t${a}` // end';
const comments = [];
const tree = acorn.parse(source, { ecmaVersion: 'latest', sourceType: 'module', locations: true, onComment: comments });
console.log(tree.body.map((node) => `${node.type} ${node.loc.start.line}:${node.loc.start.column}`), comments[0].value, JSON.stringify(tree, (key, value) => (typeof value === 'bigint' ? String(value) : value)).length);
console.log([...acorn.tokenizer('let x = /r[/]e/g.test("\\u{1F600}") ** 2', { ecmaVersion: 2022 })].map((token) => `${token.type.label}=${typeof token.value === 'object' ? token.value?.pattern : token.value}`));
const count = {};
JSON.stringify(tree, (key, value) => { if (value?.type) count[value.type] = (count[value.type] ?? 0) + 1; return typeof value === 'bigint' ? String(value) : value; });
console.log(count);
class Shouting extends acorn.Parser { parseIdent(...args) { const node = super.parseIdent(...args); node.name = node.name.toUpperCase(); return node; } }
console.log(Shouting.parse('foo.bar', { ecmaVersion: 6 }).body[0].expression.property.name);
for (const wrong of ['let a; let a', 'a +', '/(?<n>a)(?<n>b)/', 'await 1']) {
  try {
    acorn.parse(wrong, { ecmaVersion: 2022 });
  } catch (error) {
    console.log(error.name, error.message, error.pos);
  }
}
