import { EMPTY, Subject, catchError, concatMap, debounceTime, delay, from, interval, lastValueFrom, of, scan, take, throwError, toArray, zip } from 'rxjs';

interface Reading { sensor: string; value: number }

const readings: Reading[] = [{ sensor: 'a', value: 3 }, { sensor: 'b', value: 5 }, { sensor: 'a', value: 9 }];
from(readings).pipe(scan((sum: number, one: Reading) => sum + one.value, 0), toArray()).subscribe((sums) => console.log(sums));
console.log(await lastValueFrom(zip(interval(2), from('xyz')).pipe(take(3), toArray())));
console.log(await lastValueFrom(from([3, 1, 2]).pipe(concatMap((n: number) => of(n * 2).pipe(delay(n))), toArray())));
const typed = new Subject<string>();
typed.pipe(debounceTime(5)).subscribe({ next: (text) => console.log('search', text), complete: () => console.log('complete') });
for (const text of ['n', 'no', 'node'] as const) typed.next(text);
await new Promise<void>((resolve) => setTimeout(resolve, 30));
typed.complete();
throwError(() => new Error('broken')).pipe(catchError((error: Error) => { console.log(error.message); return EMPTY; })).subscribe();
