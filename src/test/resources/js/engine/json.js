// What JSON.parse says of texts that are no JSON: some mistakes of people's, and many of chance's.
let seed = 1;

function random(below) {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  return (seed >> 8) % below;
}

const TEXTS = ['{"a":1,"b":[true,false,null],"c":{"d":"e\\n\\u0041"},"n":-1.5e+10}', '[1,2,3]', '"text"', '-0.5e-3', 'true', 'null',
  '{"key": "value", "list": [1, 2, {"x": "y"}]}\n', '{\n  "a": 1,\r\n  "b": "c"\n}', '[[],{},""]', '123',
  '{"long":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","z":0}'];
const CHARACTERS = [...'{}[],:"\\ 019.eE+-tfnuabc\n\t\u0001\'/é'];

function spoiled(text) {
  const at = random(text.length + 1);
  switch (random(3)) {
    case 0: return text.slice(0, at) + text.slice(at + 1 + random(3));
    case 1: return text.slice(0, at) + CHARACTERS[random(CHARACTERS.length)] + text.slice(at);
    default: return text.slice(0, at);
  }
}

const cases = [
  '', '{', '[', '{"a"', '{"a":', '{"a":1', '{"a":1,', '[1', '[1,', '"abc', '-', '1.', '1e', '1e+', '01', '-01',
  'tru', 'trux', 'nul', 'fals', 'undefined', 'NaN', 'Infinity', '[object Object]', '{bad json}', 'abc', '{a:1}',
  '{\'a\':1}', '[1,]', '{"a":1,}', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12G4"', '1 2', '{} x', '[] []', '"a" "b"',
  '<html>', 'hello world this is long text', '   ', '\u00a0', '{"a" 1}', '{"a":1 "b":2}', '[1 2]', '["a" "b"]',
  '+1', '.5', '1.e5', '--1', '0x10', '"\\', '"\\u', '\\', '//c', '/*c*/1', '{"a":undefined}', '{"a":NaN}',
  '[undefined]', '{"a":1}}', '[1]]', '123abc', '12"a"', '{"a":tru}', 'null null', 'nullx', '\ufeff{}',
  '{"a":"b', ' {"a":1,"a"}', '{,}', '[,]', '{1:2}', '{null:1}', '["\t"]',
  '["aaaaaaaaaaaaaaaaaaaaaaaaaa",x,"bbbbbbbbbbbbbbbbbbbbbbb"]', 'x["aaaaaaaaaaaaaaaaaaaaaaaaaa"]',
  '["aaaaaaaaaaaaaaaaaaaaaaaaaa"x',
];
for (let i = 0; i < 600; i++) {
  let text = TEXTS[random(TEXTS.length)];
  for (let times = random(2) + 1; times > 0; times--) text = spoiled(text);
  cases.push(text);
}

for (const text of cases) {
  let result;
  try {
    result = JSON.stringify(JSON.parse(text));
  } catch (error) {
    result = `${error.name}: ${error.message}`;
  }
  console.log(JSON.stringify(text), '=>', result);
}

console.log(JSON.parse.name, JSON.parse.length, String(JSON.parse), JSON.parse('[1,{"a":2}]', (key, value) => (key === 'a' ? value * 2 : value)));
try {
  JSON.parse('[1]', () => { throw new SyntaxError('of the reviver'); });
} catch (error) {
  console.log(error.message);
}
for (const value of [undefined, null, {}, 1, [[1]], Symbol.iterator]) {
  try {
    console.log(JSON.parse(value));
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
}
