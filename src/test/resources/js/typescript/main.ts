// Types are taken away, lines stay, and what is more than types is refused.
import { stripTypeScriptTypes } from 'node:module';
import { twice, type Twice } from './twice.ts';

interface Point { x: number; y?: number }

const point: Point = { x: 1 } satisfies Point;
const f: Twice = <T extends number>(value: T): number => twice(value!);

function where(message: string): never {
  throw new Error(message as string);
}

console.log(point, f(21), process.features.typescript);
try {
  where('here');
} catch (error) {
  console.log((error as Error).stack!.split('\n')[1].replace(/\(.*\//, '('));
}
for (const file of ['./enum.ts', './wrong.ts']) {
  try {
    await import(file);
  } catch (error) {
    console.log(error.name, error.code, error.message.split('.')[0]);
  }
}
console.log(JSON.stringify(stripTypeScriptTypes('let a: number = <any>1 as string;'.replace('<any>', ''))));
