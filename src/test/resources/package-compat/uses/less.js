const less = require('less');

const source = `
@brand: #336699; @sizes: 10px, 20px;
.rounded(@radius: 4px) { border-radius: @radius; }
.button { .rounded(6px); color: darken(@brand, 10%); width: ~"calc(100% - @{gap})"; @gap: 5px; &:hover { color: fade(@brand, 50%); } .icon & { margin: (2px + 3) * 2; } }
.loop(@n) when (@n > 0) { .w-@{n} { width: (@n * 10%); } .loop(@n - 1); }
.loop(2);
.big:extend(.button all) { @media (min-width: 100px) { width: percentage(0.5); height: extract(@sizes, 2); } }
@plugin-less: { a: b }; .x { @r: { color: red }; @r(); }
`;
(async () => {
  const { css } = await less.render(source);
  console.log(css);
  console.log((await less.render('.a { width: (1 + 1) } // gone', { compress: true })).css);
  await less.render('.a { color: @missing }').catch((error) => console.log(error.type, error.message, error.line, error.column));
})();
