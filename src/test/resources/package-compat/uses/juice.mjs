import juice from 'juice';

const html = '<style>p.note{color:red;margin:4px} a:hover{color:blue} @media print{p{display:none}} td{width:50px;background:#fff}</style>'
  + '<p class="note" style="margin: 0">Hi <a href="#">x</a></p><table><tr><td>1</td></tr></table>';
console.log(juice(html));
console.log(juice.inlineContent('<h1 id="t">T</h1><h1>U</h1>', 'h1{font-size:2em} #t{color:green!important} h1:first-child{top:0}', { preserveImportant: true }));
console.log(juice(html, { removeStyleTags: false, applyWidthAttributes: true, preserveMediaQueries: false }).includes('width="50"'));
juice.juiceResources('<style>b{color:red}</style><b>bold</b>', {}, (error, text) => console.log(error, text));
