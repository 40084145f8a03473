import { z } from 'zod';

const User = z.object({
  name: z.string().min(2).transform((text) => text.trim()),
  email: z.email(),
  age: z.coerce.number().int().optional(),
  role: z.enum(['admin', 'user']).default('user'),
  contact: z.discriminatedUnion('kind', [z.object({ kind: z.literal('mail'), to: z.string() }), z.object({ kind: z.literal('phone'), number: z.string().regex(/^\+\d+$/) })]),
});
type User = z.infer<typeof User>;

const ann: User = User.parse({ name: 'Ann ', email: 'ann@example.com', age: '31', contact: { kind: 'mail', to: 'x' }, extra: true });
console.log(ann);
const bad = User.safeParse({ name: 'A', email: 'nope', age: 'x', role: 'king', contact: { kind: 'phone', number: '12' } });
console.log(bad.success, bad.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
const Even = z.number().refine((n: number) => n % 2 === 0, { message: 'not even' });
console.log(await z.array(Even).safeParseAsync([2, 3]).then((result) => (result.success ? result.data : z.flattenError(result.error))));
console.log(JSON.stringify(z.toJSONSchema(z.object({ a: z.string().max(3), b: z.array(z.number()).optional() }))));
console.log(z.record(z.string(), z.union([z.boolean(), z.null()])).parse({ x: true, y: null }), z.iso.datetime().safeParse('2024-02-30T00:00:00Z').success);
