import { applyPatches, enableMapSet, enablePatches, isDraft, produce, produceWithPatches } from 'immer';

enablePatches();
enableMapSet();
const before = { todos: [{ title: 'write', done: false }, { title: 'test', done: false }], seen: new Map([['a', 1]]) };
const [after, patches, inverse] = produceWithPatches(before, (draft) => {
  console.log('draft', isDraft(draft));
  draft.todos[0].done = true;
  draft.todos.push({ title: 'ship', done: false });
  draft.seen.set('b', 2);
});
console.log(after, before.todos[1] === after.todos[1], Object.isFrozen(after.todos));
console.log(patches.map((patch) => `${patch.op} ${patch.path.join('.')}`), inverse.length);
console.log(JSON.stringify(applyPatches(after, inverse).todos) === JSON.stringify(before.todos));
try {
  after.todos[0].done = false;
} catch (error) {
  console.log(error.name);
}
console.log(produce([3, 1, 2], (draft) => { draft.sort(); }));
