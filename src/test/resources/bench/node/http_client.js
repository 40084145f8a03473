'use strict';
// http_client.js <runs> <ms> <warm-up ms> <port>: requests a second made over 16 connections that are kept.

const http = require('node:http');
const { print } = require('./samples');

const [runs, milliseconds, warmUp, port] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
process.on('exit', () => agent.destroy());

const request = () =>
  new Promise((resolve, reject) => {
    http
      .get({ host: '127.0.0.1', port, agent, path: '/' }, (response) => {
        response.setEncoding('utf8');
        let text = '';
        response.on('data', (chunk) => (text += chunk));
        response.on('end', () => resolve(JSON.parse(text)));
      })
      .on('error', reject);
  });

const requests = async () => {
  await Promise.all(Array.from({ length: 160 }, request));
  return 160;
};

print({ runs, milliseconds, warmUp }, requests).then(() => agent.destroy());
