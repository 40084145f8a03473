const nunjucks = require('nunjucks');

const templates = {
  'base.html': '<title>{% block title %}default{% endblock %}</title>{% block body %}{% endblock %}',
  'page.html': '{% extends "base.html" %}{% from "macros.html" import field %}{% block title %}{{ super() }} - {{ name | upper }}{% endblock %}{% block body %}'
    + '{% for item in items %}{{ loop.index }}/{{ loop.length }} {{ item.name }} {{ item.price | round(1) }};{% else %}none{% endfor %}{{ field("q", "<v>") }}{% include "part.html" %}{% endblock %}',
  'macros.html': '{% macro field(name, value="") %}<input name="{{ name }}" value="{{ value }}">{% endmacro %}',
  'part.html': '{% set total = items | sum("price") if false else items | length %}{{ total }} {{ text | striptags | truncate(10) }} {{ html | safe }} {{ when | shout("!") }}',
};
const Loader = nunjucks.Loader.extend({ getSource: (name) => ({ src: templates[name], path: name, noCache: false }) });
const env = new nunjucks.Environment(new Loader(), { autoescape: true, throwOnUndefined: false });
env.addFilter('shout', (text, mark) => `${text}${mark}`);
env.addFilter('later', (value, callback) => setTimeout(() => callback(null, `later ${value}`), 1), true);
console.log(env.render('page.html', { name: 'ann', items: [{ name: 'Tea', price: 3.456 }, { name: '<b>', price: 1 }], text: '<p>a longer text</p>', html: '<hr>', when: 'now' }));
env.renderString('{{ x | later }} {{ [3, 1, 2] | sort | join("-") }} {{ "a" if y else "b" }} {{ nothing }}', { x: 1 }, (error, text) => {
  console.log(error, text);
  try {
    env.renderString('{% if %}');
  } catch (problem) {
    console.log(problem.message.split('\n').at(-1).trim());
  }
});
