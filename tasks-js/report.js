// npm packages work as they are: `npm install` in this folder, then require them.
module.exports = function (worker, task) {
  const Handlebars = require('handlebars');
  const _ = require('lodash');

  const template = Handlebars.compile('{{title}}: {{#each rows}}{{name}} {{total}}{{#unless @last}}, {{/unless}}{{/each}}');

  worker.task(task.id, function (job) {
    const { title = 'Sales', sales = [] } = job.attrs.data || {};
    const rows = _.map(_.groupBy(sales, 'name'), (group, name) => ({ name, total: _.sumBy(group, 'amount') }));
    job.info('%s', template({ title, rows: _.sortBy(rows, 'name') }));
  });
};
