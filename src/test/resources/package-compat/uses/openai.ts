import { createServer, type IncomingMessage } from 'node:http';
import OpenAI, { APIError } from 'openai';

let tries = 0;
const server = createServer(async (request: IncomingMessage, response) => {
  const body = JSON.parse((await Array.fromAsync(request)).join('') || '{}');
  if (request.headers.authorization !== 'Bearer key') return void response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":{"message":"bad key","type":"auth","code":"invalid"}}');
  if (request.url === '/v1/models') return void (++tries < 2 ? response.writeHead(503, { 'retry-after-ms': '1' }).end() : response.writeHead(200, { 'content-type': 'application/json' }).end('{"object":"list","data":[{"id":"m1"},{"id":"m2"}]}'));
  if (!body.stream) return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: 'c', choices: [{ message: { role: 'assistant', content: body.messages[0].content.toUpperCase() } }] }));
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const word of ['Hello', ' wor', 'ld ü']) response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: word } }] })}\n\n`);
  response.end('data: [DONE]\n\n');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as { port: number };
const settings = { apiKey: 'key', baseURL: `http://127.0.0.1:${port}/v1` };
const client = new OpenAI(settings);
const answer = await client.chat.completions.create({ model: 'm', messages: [{ role: 'user', content: 'hi there' }] });
console.log(answer.choices[0].message.content);
let text = '';
for await (const chunk of await client.chat.completions.create({ model: 'm', messages: [], stream: true })) text += chunk.choices[0].delta.content;
console.log(text);
for await (const model of client.models.list()) console.log(model.id, tries);
await new OpenAI({ ...settings, apiKey: 'no' }).models.list().catch((error: APIError) => console.log(error.constructor.name, error.status, error.message, error.code));
server.close();
server.closeAllConnections();
