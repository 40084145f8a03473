const Joi = require('joi');

const schema = Joi.object({
  name: Joi.string().trim().min(2).required(),
  email: Joi.string().email(),
  age: Joi.number().integer().min(0).default(18),
  role: Joi.string().valid('admin', 'user'),
  tags: Joi.array().items(Joi.string()).unique().max(3),
  when: Joi.date().iso(),
  address: Joi.object({ zip: Joi.string().pattern(/^\d{4}$/, 'zip code') }),
  secret: Joi.when('role', { is: 'admin', then: Joi.string().required(), otherwise: Joi.forbidden() }),
}).or('email', 'role');
console.log(schema.validate({ name: '  Ann ', email: 'ann@example.com', when: '2024-02-29' }));
const { error } = schema.validate({ name: 'A', age: 1.5, role: 'admin', tags: ['x', 'x'], address: { zip: 'abc' }, other: 1 }, { abortEarly: false });
console.log(error.name, error.details.map((detail) => `${detail.type} ${detail.path.join('.')}: ${detail.message}`));
Joi.string().external(async (value) => { if (value === 'taken') throw new Error('is taken'); return value.toUpperCase(); }).validateAsync('free').then(console.log);
console.log(Joi.attempt('5', Joi.number()), Object.keys(schema.describe().keys), Joi.string().validate(5).error.annotate().includes('"value" must be a string'));
