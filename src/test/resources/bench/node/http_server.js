'use strict';
// http_server.js: serves a short JSON text, prints its port, and ends when its standard input does.

const http = require('node:http');

const body = JSON.stringify({ hello: 'world', numbers: [1, 2, 3] });
const server = http.createServer((request, response) => {
  response.setHeader('Content-Type', 'application/json');
  response.end(body);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
