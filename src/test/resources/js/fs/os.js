// The machine, as far as it is the same for every process on it.
'use strict';
const os = require('os');
const fs = require('fs');

const file = (name) => fs.readFileSync(name, 'utf8').trim();
console.log(os.hostname() === file('/proc/sys/kernel/hostname'), os.type(), os.release() === file('/proc/sys/kernel/osrelease'));
console.log(os.version() === file('/proc/sys/kernel/version'), os.machine(), os.arch(), os.platform(), os.endianness(), JSON.stringify(os.EOL), os.devNull);
console.log(os.totalmem() === 1024 * Number(/MemTotal:\s+(\d+)/.exec(file('/proc/meminfo'))[1]), os.freemem() > 0, os.freemem() < os.totalmem());
console.log(os.cpus().length > 0, Object.keys(os.cpus()[0]), Object.keys(os.cpus()[0].times), typeof os.cpus()[0].model);
console.log(os.loadavg().map((load) => typeof load), os.uptime() > 0, os.availableParallelism() > 0);
console.log(os.homedir() === process.env.HOME, os.tmpdir());
const user = os.userInfo();
console.log(Object.keys(user), user.uid === process.getuid(), user.homedir.startsWith('/'), Buffer.isBuffer(os.userInfo({ encoding: 'buffer' }).username));
const lo = os.networkInterfaces().lo;
console.log(lo.filter(({ family }) => family === 'IPv4'));
console.log(Object.values(os.networkInterfaces()).flat().every(({ cidr, mac, netmask }) => cidr && /^(..:){5}..$/.test(mac) && netmask));
console.log(os.getPriority(), os.getPriority(process.pid) === os.getPriority(0));
try {
  os.getPriority(2 ** 22 + 7);
} catch (error) {
  console.log(error.name, error.code, error.message, error.info);
}
console.log(os.constants.signals.SIGTERM, os.constants.errno.ENOENT, os.constants.priority, os.constants.dlopen.RTLD_LAZY, Object.isFrozen(os.constants.signals));
console.log(`${os.hostname}` === os.hostname(), +os.totalmem === os.totalmem());
console.log(require('util').getSystemErrorName(-2), require('util').getSystemErrorMap().get(-13), require('util').getSystemErrorMessage(-39));
