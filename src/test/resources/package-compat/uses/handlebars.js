const Handlebars = require('handlebars');

Handlebars.registerHelper('money', (value, options) => `${options.hash.currency ?? '$'}${value.toFixed(2)}`);
Handlebars.registerHelper('list', function list(items, options) { return `<ul>${items.map((item) => `<li>${options.fn(item)}</li>`).join('')}</ul>`; });
Handlebars.registerPartial('person', '{{name}}{{#if age}} ({{age}}){{/if}}');
const template = Handlebars.compile(`Hello {{> person user}}!
{{#each orders as |order index|}}{{index}}: {{order.title}} {{money order.total currency="€"}}{{#unless @last}}, {{/unless}}{{else}}none{{/each}}
{{#list tags}}{{this}}{{/list}} {{{raw}}} {{raw}} {{#with user}}{{../raw}} {{lookup . "age"}}{{/with}} {{missing.deep}}`);
console.log(template({ user: { name: 'Ann', age: 31 }, orders: [{ title: 'Tea', total: 3.5 }, { title: 'Cake', total: 4 }], tags: ['a', '<b>'], raw: '<i>&</i>' }));
console.log(template({ user: {}, orders: [], tags: [] }).split('\n')[1], new Handlebars.SafeString('<x>').toString());
try {
  Handlebars.compile('{{#if x}}open')({});
} catch (error) {
  console.log(error.message.split('\n')[0]);
}
console.log(Handlebars.precompile('{{a}}').length > 100, Handlebars.parse('{{#a}}b{{/a}}').body[0].type);
