// Which of several ports is heard first, what an event refuses, and a worker that awaits what never comes.
'use strict';

const { BroadcastChannel, MessageChannel, Worker } = require('worker_threads');

const channels = [1, 2, 3].map(() => new BroadcastChannel('order'));
const heard = [];
channels.forEach((channel, index) => {
  channel.onmessage = ({ data }) => {
    heard.push(`${index + 1} hears ${data}`);
    if (heard.length < 6) return;
    console.log(heard.join('\n'));
    channels.forEach((each) => each.close());
    awaitForEver();
  };
});
channels[0].postMessage('the first');
channels[2].postMessage('the third');
channels[1].postMessage('the second');

for (const init of [{ source: 1 }, { source: {} }, { ports: 0 }, { ports: [null] }]) {
  try {
    new MessageEvent('message', init);
  } catch (error) {
    console.log(error.name, error.message);
  }
}
const { port1 } = new MessageChannel();
console.log(new MessageEvent('message', { ports: [port1] }).ports[0] === port1);
port1.close();

function awaitForEver() {
  new Worker(new URL('data:text/javascript,await new Promise(()=>{})')).on('exit', (code) => console.log('exit', code));
}
