// A mubsub process: node mubsub_peer.js <uri>. It tells of every document that it hears, and publishes what it is told to.
const { promisify } = require('node:util');
const mubsub = require('mubsub');
const { tell, obey } = require('./lines');

const channel = mubsub(process.argv[2]).channel();
channel.on('error', (error) => tell({ trouble: String(error) }));
channel.on('document', ({ _id, event, message }) => tell({ heard: event ?? '', id: String(_id), message }));
channel.once('ready', () => {
  const publish = promisify(channel.publish.bind(channel));
  obey({
    /** One after the other, so that they lie in this order. */
    publish: async (event, messages) => {
      for (const message of messages) {
        await publish(event, message);
      }
    },
  });
});
