const MarkdownIt = require('markdown-it');

const md = new MarkdownIt({ html: true, linkify: true, typographer: true, highlight: (code, language) => `<${language}>${code.trim()}` });
console.log(md.render('# "Quotes" -- (c)\n\nSee www.example.com and **x** ~~y~~\n\n```js\n1 < 2\n```\n\n* a\n* b\n\n| h |\n|---|\n| c |\n\n<div>raw</div>'));
const usual = md.renderer.rules.link_open ?? ((tokens, index, options, env, self) => self.renderToken(tokens, index, options));
md.renderer.rules.link_open = (tokens, index, ...rest) => { tokens[index].attrSet('target', '_blank'); return usual(tokens, index, ...rest); };
md.use((plugin) => plugin.core.ruler.push('count', (state) => { state.env.blocks = state.tokens.length; }));
const env = {};
console.log(md.render('[a](http://b.test "t")\n\n<http://c.test>', env), env, md.renderInline('`x` *y*'));
console.log(MarkdownIt({ html: false }).render('<b>no</b> [bad](javascript:alert(1))'), md.parse('- x', {}).map((token) => token.type));
