const YAML = require('yaml');

const text = '# config\nserver:\n  port: 8080 # default\n  hosts: [a, b]\nanchors: &x {k: v}\nref: *x\ntext: |\n  one\n  two\n';
const doc = YAML.parseDocument(text);
doc.setIn(['server', 'port'], 9090);
doc.addIn(['server', 'hosts'], 'c');
doc.set('added', doc.createNode({ list: [1, 'true', true] }));
console.log(doc.toString(), doc.toJS(), doc.getIn(['server', 'hosts', 0]));
console.log(YAML.stringify({ a: 'x: y', b: ['', '~', 'null'], c: new Map([[1, 'one']]), d: 'l1\nl2\n' }), YAML.parse('a: 1e3\nb: 0o17\nc: "\\u00fc"'));
const broken = YAML.parseDocument('a: b: c\n- d');
console.log(broken.errors.map((error) => `${error.code} ${error.linePos[0].line}:${error.linePos[0].col}`));
console.log(YAML.parseAllDocuments('a\n---\nb\n').map((one) => one.toJS()));
YAML.visit(doc, { Scalar(key, node) { if (node.value === 'a') node.value = 'A'; } });
console.log(doc.toJS().server.hosts);
