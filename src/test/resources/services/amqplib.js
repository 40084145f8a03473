'use strict';

// A queue with acknowledgements, a fanout exchange, confirmed publishing and an error that closes the channel.

const assert = require('assert');
const { once } = require('events');
const amqp = require('amqplib');

async function main() {
  const connection = await amqp.connect(`amqp://127.0.0.1:${process.env.PORT}`);
  const channel = await connection.createConfirmChannel();
  const { queue } = await channel.assertQueue('jobs');
  for (let i = 0; i < 200; i++) channel.sendToQueue(queue, Buffer.from(String(i)), { headers: { i } });
  await channel.waitForConfirms();

  await channel.prefetch(10);
  const seen = [];
  await new Promise((resolve) => channel.consume(queue, (message) => {
    assert.strictEqual(message.properties.headers.i, Number(message.content));
    seen.push(Number(message.content));
    channel.ack(message);
    if (seen.length === 200) resolve();
  }));
  assert.deepStrictEqual(seen, Array.from({ length: 200 }, (_, i) => i));

  await channel.assertExchange('news', 'fanout', { durable: false });
  const private_ = await channel.assertQueue('', { exclusive: true });
  await channel.bindQueue(private_.queue, 'news', '');
  channel.publish('news', '', Buffer.from('hello'));
  await channel.waitForConfirms();
  assert.strictEqual(String((await channel.get(private_.queue, { noAck: true })).content), 'hello');

  const broken = await connection.createChannel();
  const closed = once(broken, 'error');
  await assert.rejects(broken.checkQueue('nowhere'), /NOT_FOUND/);
  assert.match((await closed)[0].message, /404/);
  await connection.close();
  console.log('done');
}

main();
