const mime = require('mime-types');

for (const name of ['json', 'file.html', '/some/dir/pic.JPG', '.md', 'archive.tar.gz', 'x.woff2', 'no-such-type.zzz', 'font.ttf', 'app.mjs', 'sheet.xlsx']) console.log(name, mime.lookup(name), mime.contentType(name.split('/').at(-1)));
console.log(mime.extension('application/octet-stream'), mime.extension('text/html; charset=utf-8'), mime.charset('text/plain'), mime.charset('image/png'), mime.contentType('text/css'), mime.types.svg, mime.extensions['image/jpeg']);
