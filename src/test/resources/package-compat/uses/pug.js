const pug = require('pug');

const source = `
doctype html
mixin entry(item)
  li(class=item.done ? 'done' : 'open', data-id=item.id)= item.title
html
  head
    title #{title} page
    style.
      body { color: red }
  body#main.wide
    each item in items
      +entry(item)
    else
      p nothing
    if items.length > 1
      p.
        There are #{items.length} items: !{raw}
    case items.length
      when 2: b two
      default: i other
    a(href='/x?' + query style={color: 'blue'} disabled) link
`;
console.log(pug.render(source, { title: 'My <b>', items: [{ id: 1, title: 'a & b', done: true }, { id: 2, title: 'c' }], raw: '<i>raw</i>', query: 'a=1&b=2', pretty: true }));
console.log(pug.compile('p= text\n:custom(n=2)\n  filtered', { filters: { custom: (text, options) => text.trim().repeat(options.n) } })({ text: '<' }));
try {
  pug.compile('p\n   a\n  b');
} catch (error) {
  console.log(error.code, error.line);
}
