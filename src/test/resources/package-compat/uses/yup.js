const yup = require('yup');

const schema = yup.object({
  name: yup.string().trim().required(),
  age: yup.number().positive().integer().when('name', { is: 'Kid', then: (number) => number.max(17) }),
  email: yup.string().email().nullable(),
  tags: yup.array().of(yup.string().min(2)).ensure(),
  born: yup.date().max(new Date(Date.UTC(2024, 0, 1))),
  again: yup.string().oneOf([yup.ref('name')], 'must repeat the name'),
});
(async () => {
  console.log(await schema.validate({ name: ' Ann ', age: '31', email: null, again: 'Ann' }), schema.cast({ name: 5, tags: null }));
  await schema.validate({ name: 'Kid', age: 40, email: 'x', tags: ['a'], born: '2025-01-01', again: 'no' }, { abortEarly: false }).catch((error) => console.log(error.name, error.errors, error.inner.map((one) => one.path)));
  console.log(schema.isValidSync({}), await yup.string().test('even', '${path} is odd', async (text) => text.length % 2 === 0).isValid('abcd'), Object.keys(schema.describe().fields));
})();
