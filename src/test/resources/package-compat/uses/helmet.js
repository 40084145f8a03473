const helmet = require('helmet');
const http = require('node:http');

const protect = helmet({ contentSecurityPolicy: { directives: { 'script-src': ["'self'", 'cdn.test'] } }, referrerPolicy: { policy: 'origin' }, xDownloadOptions: false });
const server = http.createServer((request, response) => {
  response.setHeader('X-Powered-By', 'hand');
  protect(request, response, (error) => response.end(error ? error.message : 'safe'));
});
server.listen(0, '127.0.0.1', () => {
  http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (response) => {
    const { date, ...headers } = response.headers;
    console.log(typeof date, headers);
    response.setEncoding('utf8').on('data', (text) => console.log(text)).on('end', () => server.close());
  });
});
try {
  helmet({ contentSecurityPolicy: { directives: { 'default-src': ['self'] } } });
} catch (error) {
  console.log(error.message);
}
