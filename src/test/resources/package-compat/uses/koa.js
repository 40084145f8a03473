const Koa = require('koa');
const { once } = require('node:events');

const app = new Koa({ keys: ['secret'] });
app.silent = true;
app.use(async (ctx, next) => {
  await next();
  ctx.set('X-Steps', ctx.state.steps.join(','));
});
app.use(async (ctx, next) => {
  ctx.state.steps = ['first'];
  await next();
  ctx.state.steps.push('last');
});
app.use(async (ctx) => {
  if (ctx.path === '/json') ctx.body = { hello: ctx.query.name, fresh: ctx.fresh, accepts: ctx.accepts('html', 'json') };
  else if (ctx.path === '/cookie') { ctx.cookies.set('id', '42', { signed: true }); ctx.body = 'set'; }
  else if (ctx.path === '/stream') ctx.body = require('node:stream').Readable.from(['a', 'b', 'c']);
  else ctx.throw(404, 'nothing here');
});
(async () => {
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  for (const path of ['/json?name=ann', '/cookie', '/stream', '/other']) {
    const response = await fetch(`http://127.0.0.1:${server.address().port}${path}`, { headers: { accept: 'application/json' } });
    console.log(response.status, response.headers.get('x-steps'), response.headers.getSetCookie(), response.headers.get('content-type'), await response.text());
  }
  server.close();
})();
