'use strict';

// What tests that start other processes use of test/common/index.js.

async function spawnPromisified(...args) {
  const child = require('child_process').spawn(...args);
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (text) => { said[name] += text; });
  }
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...said }));
    child.on('error', (code, signal) => reject({ code, signal, ...said }));
  });
}

/** For a template: the values get to the shell as variables, so nothing in them means anything to it. */
function escapePOSIXShell(parts, ...values) {
  const env = { ...process.env };
  values.forEach((value, index) => { env[`ESCAPED_${index}`] = value; });
  const command = parts.reduce((text, part, index) => `${text}\${ESCAPED_${index - 1}}${part}`);
  return [command, { env }];
}

function isAlive(pid) {
  try {
    process.kill(pid, 'SIGCONT');
    return true;
  } catch {
    return false;
  }
}

module.exports = {
  escapePOSIXShell,
  isAlive,
  nodeProcessAborted: (code, signal) => [132, 133, 134].includes(code) || ['SIGILL', 'SIGTRAP', 'SIGABRT'].includes(signal),
  pwdCommand: ['pwd', []],
  spawnPromisified,
};
