// A TypeScript task: checks its input, keeps an inventory, and tells who listens.
import { EventEmitter, once } from 'node:events';
import { createHash, type BinaryLike } from 'node:crypto';
import { produce, type Draft } from 'immer';
import { z } from 'zod';
import { filter, fromEvent, map, take, toArray, lastValueFrom } from 'rxjs';

const Article = z.object({ sku: z.string().regex(/^[A-Z]{2}\d+$/), stock: z.number().int().nonnegative(), price: z.number().positive() });
type Article = z.infer<typeof Article>;
type Change = { kind: 'sold'; sku: string; amount: number } | { kind: 'bought'; sku: string; amount: number; price?: number } | { kind: 'dropped'; sku: string };
interface Events { low: [article: Article]; change: [change: Change] }

class Inventory extends EventEmitter<Events> {
  #articles: Readonly<Record<string, Article>> = {};
  static readonly LOW = 3 as const;
  declare readonly brand: 'inventory';

  static from(this: void, input: unknown): Inventory {
    const inventory = new Inventory();
    inventory.#articles = Object.fromEntries(z.array(Article).parse(input).map((one): [string, Article] => [one.sku, one]));
    return inventory;
  }

  apply<T extends Change>(change: T): this {
    this.#articles = produce(this.#articles, (draft: Draft<Record<string, Article>>) => {
      switch (change.kind) {
        case 'sold': draft[change.sku]!.stock -= change.amount; break;
        case 'bought': draft[change.sku]!.stock += change.amount; draft[change.sku]!.price = change.price ?? draft[change.sku]!.price; break;
        case 'dropped': delete draft[change.sku]; break;
        default: change satisfies never;
      }
    });
    this.emit('change', change);
    const article = this.#articles[change.sku];
    if (article && article.stock < Inventory.LOW) this.emit('low', article);
    return this;
  }

  get value(): number { return Object.values(this.#articles).reduce<number>((sum, { stock, price }) => sum + stock * price, 0); }
  checksum(hash = (data: BinaryLike): string => createHash('md5').update(data).digest('hex')): string { return hash(JSON.stringify(this.#articles)); }
}

const inventory = Inventory.from([{ sku: 'AB1', stock: 10, price: 2.5 }, { sku: 'CD2', stock: 4, price: 10 }]);
const sales = lastValueFrom(fromEvent(inventory, 'change').pipe(map((change) => change as Change), filter((change): change is Extract<Change, { amount: number }> => change.kind !== 'dropped'), take(3), toArray()));
const low = once(inventory, 'low');
inventory.apply({ kind: 'sold', sku: 'AB1', amount: 3 }).apply({ kind: 'bought', sku: 'AB1', amount: 1, price: 3 }).apply({ kind: 'dropped', sku: 'XX0' }).apply({ kind: 'sold', sku: 'CD2', amount: 2 });
console.log(await sales, await low, inventory.value, inventory.checksum());
try {
  Inventory.from([{ sku: 'bad', stock: -1 }]);
} catch (error: unknown) {
  if (error instanceof z.ZodError) console.log(error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
}
export default async function task(worker: { name: string }): Promise<void> { console.log(worker.name!); }
await task({ name: 'typed' as string });
