// What the node command says of options before it runs anything.
'use strict';

const { ArrayPrototypeFind, RegExpPrototypeExec } = primordials;

// Those that need a part of Node which is V8's or is not there.
const UNSUPPORTED =
  /^--(inspect|debug|prof|cpu-prof|heap-prof|build-snapshot|snapshot-blob|experimental-sea-config|watch|interactive|run|trace-event-categories|v8-options|report-on|completion-bash)(-|$)/;

const usage = () => `Usage: node [options] [ script.js ] [arguments]
       node [options] -e script [arguments]

A program without a script is read from standard input. The options are those of Node ${process.version},
without its inspector, REPL, profiles, snapshots and watch mode: https://nodejs.org/docs/latest-v24.x/api/cli.html
`;

/** Answers undefined to go on, or the exit code and what to print. */
function before(problems, values, execPath) {
  const { errors = [], unknown = [], values: given = {} } = problems ?? {};
  if (errors.length > 0) return { code: 9, error: `${execPath}: ${errors[0]}\n` };
  if (unknown.length > 0) return { code: 9, error: `${execPath}: bad option: ${unknown[0]}\n` };
  const unsupported = ArrayPrototypeFind(Object.keys(given), (name) =>
    given[name] && RegExpPrototypeExec(UNSUPPORTED, name) !== null);
  if (unsupported !== undefined) return { code: 9, error: `${execPath}: ${unsupported} is not supported\n` };
  if (given['--version']) return { code: 0, output: `${process.version}\n` };
  if (given['--help']) return { code: 0, output: usage() };
  if (values['--check'] && values['[has_eval_string]']) {
    return { code: 9, error: `${execPath}: either --check or --eval can be used, not both\n` };
  }
  if (values['--print'] && !values['[has_eval_string]'] && values['--eval'] === undefined) {
    return { code: 9, error: `${execPath}: --print requires an argument\n` };
  }
  return undefined;
}

return { before };
