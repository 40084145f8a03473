const { GraphQLError, buildSchema, execute, graphql, parse, print, printSchema, subscribe, validate, visit, introspectionFromSchema } = require('graphql');

const schema = buildSchema(`
  "A person" type User { id: ID!, name(upper: Boolean = false): String, friends: [User!]! }
  type Query { user(id: ID!): User, users(filter: Filter): [User!]!, broken: String }
  input Filter { name: String }
  type Mutation { rename(id: ID!, name: String!): User }
  type Subscription { ticks: Int }
`);
const users = new Map([['1', { id: '1', name: ({ upper }) => (upper ? 'ANN' : 'Ann'), friends: () => [users.get('2')] }], ['2', { id: '2', name: 'Bob', friends: [] }]]);
const rootValue = { user: ({ id }) => users.get(id), users: async ({ filter }) => [...users.values()].filter((user) => !filter || user.name === filter.name), broken: () => { throw new GraphQLError('sorry', { extensions: { code: 'BROKEN' } }); }, ticks: async function* ticks() { yield { ticks: 1 }; yield { ticks: 2 }; } };
(async () => {
  console.log(JSON.stringify(await graphql({ schema, rootValue, source: 'query ($id: ID!) { user(id: $id) { ...U friends { ...U } } users(filter: { name: "Bob" }) { id } } fragment U on User { id name(upper: true) }', variableValues: { id: '1' } })));
  console.log(JSON.stringify(await graphql({ schema, rootValue, source: '{ broken user(id: "9") { id } }' })));
  console.log(validate(schema, parse('{ user { nme } }')).map((error) => `${error.message} ${error.locations[0].column}`));
  console.log(print(visit(parse('{a(x:[1,{y:"z"}]){b @skip(if:true)}}'), { Field: (node) => (node.name.value === 'b' ? { ...node, alias: { kind: 'Name', value: 'c' } } : undefined) })), printSchema(schema).length);
  for await (const result of await subscribe({ schema, document: parse('subscription { ticks }'), rootValue })) console.log(JSON.stringify(result));
  console.log(introspectionFromSchema(schema).__schema.types.length > 10, (await execute({ schema, document: parse('{ __typename }') })).data.__typename);
  try {
    parse('{ a(');
  } catch (error) {
    console.log(error.toString());
  }
})();
