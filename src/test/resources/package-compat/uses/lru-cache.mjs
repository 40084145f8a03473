import { LRUCache } from 'lru-cache';

const cache = new LRUCache({ max: 3, dispose: (value, key, reason) => console.log('dispose', key, value, reason) });
for (const [key, value] of Object.entries({ a: 1, b: 2, c: 3 })) cache.set(key, value);
cache.get('a');
cache.set('d', 4);
console.log([...cache.keys()], cache.has('b'), cache.peek('c'));
const sized = new LRUCache({ maxSize: 10, sizeCalculation: (text) => text.length });
sized.set('x', 'hello').set('y', 'wor').set('z', 'lots');
console.log([...sized.entries()], sized.calculatedSize);
let now = 1000;
const aging = new LRUCache({ max: 5, ttl: 50, perf: { now: () => now }, ttlResolution: 0 });
aging.set('k', 'v');
now += 49;
console.log(aging.get('k'), aging.getRemainingTTL('k'));
now += 2;
console.log(aging.get('k'));
const fetching = new LRUCache({ max: 5, fetchMethod: async (key) => `value of ${key}` });
console.log(await Promise.all([fetching.fetch('p'), fetching.fetch('p')]), fetching.size);
