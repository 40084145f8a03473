'use strict';
// Array literals whose elements are whole numbers in one call and fractions in the next.

const literals = {
  difference: (n, fraction) => [7 - n, fraction],
  product: (n, fraction) => [7 * n, fraction],
  quotient: (n, fraction) => [8 / n, fraction],
  remainder: (n, fraction) => [7 % n, fraction],
  nested: (n, fraction) => [fraction, [8 - (n - 1), fraction], 100 - n - n],
  length: (n, fraction) => ['x'.repeat(n).length - 1, fraction],
};

for (const [name, literal] of Object.entries(literals)) {
  const rows = [[2, 0.5], [4, 0.5], [5, 0.25], [4, 1], [2.5, 3]].map(([n, fraction]) => literal(n, fraction));
  console.log(name, JSON.stringify(rows));
}
