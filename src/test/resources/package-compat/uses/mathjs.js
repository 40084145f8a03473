const { create, all, evaluate, parse, simplify, derivative, unit, matrix, inv, det, multiply, format, complex, sqrt, mean, std } = require('mathjs');

console.log(evaluate('12 / (2.3 + 0.7)'), evaluate('sin(45 deg) ^ 2').toFixed(12), evaluate('12.7 cm to inch').toString());
console.log(simplify('2x + 3x + 4').toString(), derivative('x^3 + 2x', 'x').toString(), parse('a*b+1').toTex());
const m = matrix([[2, 1], [1, 3]]);
console.log(format(inv(m)), det(m), multiply(m, [1, 2]).toString(), sqrt(-4).toString(), complex('2+3i').mul(complex(0, 1)).toString());
console.log(mean([1, 2, 3, 10]), format(std([1, 2, 3, 10]), 6), unit('45 km/h').to('m/s').toString());
const big = create(all, { number: 'BigNumber', precision: 40 });
console.log(big.evaluate('1/3').toString(), big.evaluate('0.1 + 0.2').toString());
const scope = {};
console.log(evaluate(['f(x, y) = x^y', 'f(2, 10)', 'sum(1:10)'], scope).slice(1), evaluate('[1,2;3,4] * 2').toString());
