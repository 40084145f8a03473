import { execa, execaSync, $ } from 'execa';

const { stdout, exitCode, command } = await execa('echo', ['hello', 'big world']);
console.log(stdout, exitCode, command);
console.log((await execa('sort', { input: 'b\nc\na', lines: true })).stdout);
console.log((await $`printf ${'%s-%s'} ${['one', 'two']}`).stdout, (await execa('echo', ['up']).pipe('tr', ['a-z', 'A-Z'])).stdout);
const failed = await execa({ shell: true, reject: false })`echo out; echo problem >&2; exit 3`;
console.log(failed.failed, failed.exitCode, failed.stdout, failed.stderr, failed.shortMessage);
await execa('no-such-command-here').catch((error) => console.log(error.code, error.shortMessage));
await execa('sleep', ['5'], { timeout: 100 }).catch((error) => console.log(error.timedOut, error.signal));
for await (const line of execa({ shell: true })`echo 1; echo 2`) console.log('line', line);
console.log(execaSync('cat', { input: 'from sync' }).stdout, (await execa({ env: { GREETING: 'hi' }, shell: true })`echo $GREETING`).stdout);
