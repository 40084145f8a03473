const yaml = require('js-yaml');

const text = `
base: &base { retries: 3, tags: [a, b] }
job:
  <<: *base
  name: "nightly"
  when: 2024-02-29
  ratio: .5e1
  hex: 0x1F
  none: ~
  script: |
    echo one
    echo two
  folded: >-
    long
    line
list:
- - nested
- ? complex key
  : value
`;
console.log(yaml.load(text));
console.log(yaml.loadAll?.('--- 1\n--- {a: b}\n'));
console.log(yaml.dump({ b: [1, { c: 'multi\nline' }], a: null, quoted: 'yes', n: '012', date: new Date(0), long: 'word '.repeat(25) }, { sortKeys: true }));
const shared = { x: 1 };
console.log(yaml.dump({ one: shared, two: shared }, { flowLevel: 3 }));
try {
  yaml.load('a: [1, 2\nb: }');
} catch (error) {
  console.log(error.name, error.reason, error.mark.line, error.mark.column);
}
