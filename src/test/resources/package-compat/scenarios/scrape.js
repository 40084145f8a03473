// Follows the pages of a shop, gathers its offers, and survives its slow and broken pages.
const { createServer } = require('node:http');
const { gzipSync } = require('node:zlib');
const axios = require('axios');
const cheerio = require('cheerio');

const page = (n) => `<!doctype html><html><body><ul class="offers">${[1, 2, 3].map((k) => `<li class="offer${k === 2 ? ' sold' : ''}"><a href="/offer/${n}-${k}">Offer&nbsp;${n}.${k}</a><span class="price" data-cents="${n * 100 + k}">€ ${(n + k / 100).toFixed(2)}</span></li>`).join('')}</ul>${n < 4 ? `<a rel="next" href="?page=${n + 1}">more</a>` : ''}</body></html>`;
const seen = [];
let flaky = 0;
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://shop.test');
  seen.push(request.url);
  if (pathname === '/old') return response.writeHead(301, { location: '/shop?page=1', 'set-cookie': 'visit=1; Path=/' }).end();
  if (pathname.startsWith('/offer/')) {
    if (pathname.endsWith('2-1') && ++flaky < 3) return response.writeHead(503).end('busy');
    if (pathname.endsWith('3-3')) return response.writeHead(404).end();
    if (pathname.endsWith('4-1')) return request.socket.destroy();
    return response.writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1' }).end(Buffer.from(`<h1>Größe ${pathname}</h1>`, 'latin1'));
  }
  const body = gzipSync(page(Number(searchParams.get('page'))));
  response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip', 'content-length': body.length }).end(body);
});

server.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  const client = axios.create({ baseURL: base, timeout: 5000, headers: { 'user-agent': 'scraper/1.0' } });
  client.interceptors.response.use(undefined, async (error) => {
    const { config, response } = error;
    config.tries = (config.tries ?? 0) + 1;
    if (response?.status !== 503 || config.tries > 3) throw error;
    return client(config);
  });
  const offers = [];
  for (let url = '/old'; url;) {
    const { data, request } = await client.get(url);
    const $ = cheerio.load(data);
    $('.offers .offer:not(.sold)').each((_, element) => {
      offers.push({ title: $('a', element).text().replace('\u00a0', ' '), url: $('a', element).attr('href'), cents: $('.price', element).data('cents') });
    });
    const next = $('a[rel=next]').attr('href');
    const current = new URL(request.path, base);
    url = next && new URL(next, current).href;
    console.log(current.search, offers.length, next);
  }
  const details = await Promise.allSettled(offers.map(async ({ url, ...offer }) => {
    const { data } = await client.get(url, { responseType: 'arraybuffer' });
    return { ...offer, detail: cheerio.load(new TextDecoder('latin1').decode(data))('h1').text() };
  }));
  for (const { value, reason } of details) console.log(value ?? `${reason.code} ${reason.response?.status}`);
  console.log(seen.length, flaky);
  server.close();
  server.closeAllConnections();
});
