const { Marked, lexer, marked, parseInline } = require('marked');

const text = '# Title *x*\n\nHello **bold** `code` [link](http://a.test "t") ![img](i.png)\n\n- one\n- [x] done\n  1. nested\n\n> quote\n\n```js\nlet a = "<b>";\n```\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\n~~gone~~ <span>raw</span> https://auto.test\n\n---\n';
console.log(marked.parse(text));
console.log(lexer('# a\n\nb').map((token) => token.type), parseInline('_em_ & <'));
const own = new Marked({ gfm: true, breaks: true, renderer: { heading({ tokens, depth }) { return `<h${depth} id="x">${this.parser.parseInline(tokens)}</h${depth}>`; } } });
own.use({ extensions: [{ name: 'at', level: 'inline', start: (source) => source.indexOf('@'), tokenizer: (source) => { const match = /^@(\w+)/.exec(source); return match && { type: 'at', raw: match[0], name: match[1] }; }, renderer: (token) => `<user>${token.name}</user>` }] });
console.log(own.parse('## Hi @ann\nline\nbreak'));
own.use({ async: true, walkTokens: async (token) => { if (token.type === 'text') await null; } });
own.parse('later').then((html) => console.log(html));
