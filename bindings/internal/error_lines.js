// The line of the text that an error is about, as Node shows it above the stack: file and line, the text, a mark below it.
'use strict';

const { privateSymbols } = internalBinding('boot');
const { arrow_message_private_symbol: kArrow, decorated_private_symbol: kDecorated } = privateSymbols;

/** Empty when the error has no place in a text, or one in Node's own library. */
function sourceOf(error) {
  const arrow = arrowOf(error);
  return arrow === '' ? '' : `${arrow}\n`;
}

/** `padding`: how many columns the text was moved to the right in its first line, which is the one of that number. */
function arrowOf(error, { line: firstLine, columns: padding } = { line: 0, columns: 0 }) {
  const { sourceLine: text, scriptResourceName, lineNumber, startColumn, endColumn } = positionsOf(error);
  if (text === undefined || scriptResourceName.startsWith('node:')) return '';
  const moved = lineNumber === firstLine ? padding : 0;
  const sourceLine = text.slice(moved);
  const [start, end] = endColumn === undefined ?
    markOf(sourceLine, startColumn - moved) :
    [startColumn - moved, endColumn - moved];
  const margin = sourceLine.slice(0, Math.max(0, start)).replace(/[^\t]/g, ' ');
  return `${scriptResourceName}:${lineNumber}\n${sourceLine}\n${margin}${'^'.repeat(Math.max(0, end - start))}\n`;
}

function positionsOf(error) {
  try {
    return internalBinding('errors').getErrorSourcePositions(error);
  } catch {
    return {};
  }
}

// Not where an error was made, but where it is thrown, if that is the same line.
function markOf(line, column) {
  const start = /\bthrow\s+$/.exec(line.slice(0, column))?.index ?? column;
  return [start, start + 1];
}

/** Puts the line above the error's stack, once. */
function decorate(error, padding) {
  if (!internalBinding('types').isNativeError(error) || error[kDecorated]) return;
  const arrow = arrowOf(error, padding);
  if (arrow === '' || typeof error.stack !== 'string') return;
  error[kArrow] = arrow;
  error.stack = `${arrow}\n${error.stack}`;
  error[kDecorated] = true;
}

return { sourceOf, decorate };
