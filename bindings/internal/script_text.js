// What the texts of scripts and modules say besides their code.
'use strict';

// More would be no place in a file, but a number that somebody tries out.
const FAR = 1_000_000;

const before = (character, count) => (count > 0 && count < FAR ? character.repeat(count) : '');

return {
  // A line that starts with #! is a comment; it keeps its length so that positions stay right.
  withoutShebang: (text) => (text.startsWith('#!') ? `//${text.slice(2)}` : text),

  // The engine counts from the beginning: a text that is a part of a file is moved to its place in it.
  padded: (text, lines, columns) => before('\n', lines) + before(' ', columns) + text,

  // What a trailing magic comment names, looked for without scanning the whole text.
  magicComment(text, name) {
    const at = Math.max(text.lastIndexOf(`//# ${name}=`), text.lastIndexOf(`//@ ${name}=`));
    if (at < 0) return undefined;
    return /^[^\s'"]*/.exec(text.slice(at + name.length + 5))[0] || undefined;
  },
};
