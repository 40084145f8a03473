const ejs = require('ejs');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ejs-'));
fs.writeFileSync(path.join(folder, 'item.ejs'), '<li><%= item.name %></li>');
fs.writeFileSync(path.join(folder, 'page.ejs'), '<ul>\n<% for (const item of items) { -%>\n  <%- include("item", { item }) %>\n<% } -%>\n</ul><%# comment %>');
(async () => {
  console.log(await ejs.renderFile(path.join(folder, 'page.ejs'), { items: [{ name: '<a>' }, { name: 'b' }] }));
  console.log(ejs.render('<?= title ?>', { title: 'x' }, { delimiter: '?' }), await ejs.render('<%= await later %>', { later: Promise.resolve('awaited') }, { async: true }));
  console.log(ejs.compile('<%= a + b %>')({ a: 1, b: 2 }), ejs.escapeXML('<&">'));
  try {
    ejs.render('line\n<%= nothing %>', {});
  } catch (error) {
    console.log(error.name, error.message.split('\n').at(-1));
  }
  fs.rmSync(folder, { recursive: true });
})();
