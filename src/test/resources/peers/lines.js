// Speaks with the test that started this process: a JSON object a line. Commands come as {id, do, arguments} and are
// answered with {reply, value} or {reply, error}; whatever else happens is told as it does.
const { createInterface } = require('node:readline');

function tell(fact) {
  process.stdout.write(`${JSON.stringify(fact)}\n`);
}

/** Runs each command by the function of its name, one after the other; ends with the test. */
function obey(commands) {
  let last = Promise.resolve();
  const run = async ({ id, do: name, arguments: given }) => {
    try {
      tell({ reply: id, value: (await commands[name](...given)) ?? null });
    } catch (error) {
      tell({ reply: id, error: error.stack });
    }
  };
  createInterface({ input: process.stdin })
    .on('line', (line) => {
      last = last.then(() => run(JSON.parse(line)));
    })
    .on('close', () => process.exit(0));
  tell({ ready: true });
}

module.exports = { tell, obey };
