const mustache = require('mustache');

const view = { name: 'Ann', items: [{ n: 1 }, { n: 2 }], empty: [], html: '<b>&"</b>', shout: () => (text, render) => render(text).toUpperCase(), nested: { deep: 'd' } };
console.log(mustache.render('Hi {{name}}: {{#items}}[{{n}}]{{/items}}{{^empty}} none{{/empty}} {{html}} {{{html}}} {{#shout}}loud {{name}}{{/shout}} {{nested.deep}}{{! gone }}', view));
console.log(mustache.render('{{=<% %>=}}<%name%> {{not}} <%> part%>', view, { part: 'partial <%name%>' }), mustache.parse('a{{b}}'));
try {
  mustache.render('{{#open}}', {});
} catch (error) {
  console.log(error.message);
}
