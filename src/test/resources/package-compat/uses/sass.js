const sass = require('sass');

const source = `
@use 'sass:math'; @use 'sass:color'; @use 'sass:map';
$theme: (primary: #336699, accent: #ff8800);
@mixin card($padding: 10px) { padding: $padding; @content; }
@function double($n) { @return $n * 2; }
.card { @include card { &:hover { color: color.adjust(map.get($theme, primary), $lightness: 10%); } } width: math.div(100%, 3); > a { margin: double(4px) auto; } }
@each $name, $value in $theme { .text-#{$name} { color: $value; } }
@for $i from 1 through 2 { .m-#{$i} { margin: #{$i * 4}px; } }
%base { border: 1px solid; } .derived { @extend %base; @if 1 < 2 { display: block; } }
`;
console.log(sass.compileString(source).css);
console.log(sass.compileString('a { b: shout("hi") }', { style: 'compressed', functions: { 'shout($text)': ([text]) => new sass.SassString(text.assertString().text.toUpperCase()) } }).css);
try {
  sass.compileString('a { color: $missing }');
} catch (error) {
  console.log(error.sassMessage, error.span.start.line);
}
sass.compileStringAsync('@use "virtual"; b { c: virtual.$x }', { importers: [{ canonicalize: (name) => new URL(`mem:${name}`), load: async () => ({ contents: '$x: 42px', syntax: 'scss' }) }] })
  .then(({ css, loadedUrls }) => console.log(css, loadedUrls.map(String)));
