const ts = require('typescript');

const source = `
enum Size { Small = 1, Large }
interface Item { name: string; size?: Size }
namespace Shop { export const open = true; }
class Store<T extends Item> { constructor(private readonly items: T[], public name = 'x') {} @logged find(name: string): T | undefined { return this.items.find((one) => one.name === name)!; } }
function logged(value: any, context: any) { return value; }
export const count = (list: Item[]): number => list.length satisfies number;
export type { Item };
`;
for (const target of ['ES5', 'ES2022']) {
  const { outputText, diagnostics } = ts.transpileModule(source, { compilerOptions: { target: ts.ScriptTarget[target], module: ts.ModuleKind.CommonJS }, reportDiagnostics: true });
  console.log(outputText, diagnostics.length);
}
const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
ts.forEachChild(file, (node) => console.log(ts.SyntaxKind[node.kind], node.name?.getText()));
const host = { fileExists: (name) => name === 'b.ts', readFile: () => undefined, getSourceFile: (name) => (name === 'b.ts' ? ts.createSourceFile(name, 'let x: number = "text"; const f = (a: string) => a; f(1); y;', ts.ScriptTarget.Latest) : undefined), getDefaultLibFileName: () => 'lib.d.ts', writeFile: () => {}, getCurrentDirectory: () => '', getCanonicalFileName: (name) => name, useCaseSensitiveFileNames: () => true, getNewLine: () => '\n' };
const program = ts.createProgram(['b.ts'], { noLib: true, types: [] }, host);
console.log(program.getSemanticDiagnostics().map((diagnostic) => `${diagnostic.code} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`));
