import { minify } from 'terser';

const source = `
// a comment
const unused = 1;
function area(width, height) { const factor = 2 * 3; if (false) { console.log('dead'); } return width * height * factor; }
class Shape { #hidden = 1; get hidden() { return this.#hidden; } static make(...parts) { return new Shape(parts?.[0] ?? null); } }
async function main() { for await (const one of [1, 2]) { console.log(area(one, 2), \`t\${one}\`); } }
export { main, Shape };
`;
const { code } = await minify(source, { module: true, toplevel: true });
console.log(code);
console.log((await minify({ 'a.js': 'var first = 1;', 'b.js': 'console.log(first + 1 + 1)' }, { toplevel: true, compress: { passes: 2 } })).code);
console.log((await minify('let long_name = prompt(); alert(long_name); alert(long_name)', { mangle: { toplevel: true }, compress: false, format: { beautify: true } })).code);
console.log(JSON.parse((await minify('var x = 1; console.log(x)', { sourceMap: { filename: 'out.js' } })).map).version);
await minify('let = ;').catch((error) => console.log(error.name, error.message, error.line, error.col));
