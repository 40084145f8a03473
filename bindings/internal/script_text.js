// What the texts of scripts and modules say besides their code.
'use strict';

return {
  // A line that starts with #! is a comment; it keeps its length so that positions stay right.
  withoutShebang: (text) => (text.startsWith('#!') ? `//${text.slice(2)}` : text),

  // The engine counts from the beginning: a text that is a part of a file is moved to its place in it.
  padded: (text, lines, columns) => (lines > 0 || columns > 0 ? '\n'.repeat(lines) + ' '.repeat(columns) + text : text),

  // What a trailing magic comment names, looked for without scanning the whole text.
  magicComment(text, name) {
    const at = Math.max(text.lastIndexOf(`//# ${name}=`), text.lastIndexOf(`//@ ${name}=`));
    if (at < 0) return undefined;
    return /^[^\s'"]*/.exec(text.slice(at + name.length + 5))[0] || undefined;
  },
};
