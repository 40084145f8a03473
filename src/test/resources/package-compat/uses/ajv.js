const Ajv = require('ajv');
const Ajv2020 = require('ajv/dist/2020');

const ajv = new Ajv({ allErrors: true, coerceTypes: true, useDefaults: true, removeAdditional: true });
ajv.addKeyword({ keyword: 'even', type: 'number', validate: (wanted, n) => (n % 2 === 0) === wanted, errors: false });
ajv.addFormat('zip', /^\d{4}$/);
ajv.addSchema({ $id: 'address', type: 'object', properties: { zip: { type: 'string', format: 'zip' } }, required: ['zip'] });
const validate = ajv.compile({
  type: 'object',
  properties: { id: { type: 'integer', even: true }, tags: { type: 'array', items: { type: 'string' }, uniqueItems: true, default: [] }, address: { $ref: 'address' }, kind: { enum: ['a', 'b'] } },
  required: ['id', 'kind'], additionalProperties: false, if: { properties: { kind: { const: 'b' } } }, then: { required: ['address'] },
});
const good = { id: '4', kind: 'a', extra: 1 };
console.log(validate(good), good);
console.log(validate({ id: 3, kind: 'b', tags: ['x', 'x'], address: { zip: 'abc' } }), validate.errors.map((error) => `${error.instancePath} ${error.keyword} ${error.message}`), ajv.errorsText(validate.errors).length);
console.log(new Ajv2020().validate({ type: 'array', prefixItems: [{ type: 'number' }], items: false }, [1, 2]));
try {
  new Ajv().compile({ type: 'nothing' });
} catch (error) {
  console.log(error.message.slice(0, 60));
}
