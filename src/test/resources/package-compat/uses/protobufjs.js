const protobuf = require('protobufjs');

const { root } = protobuf.parse(`
syntax = "proto3"; package shop;
enum Size { SMALL = 0; LARGE = 1; }
message Item { string name = 1; double price = 2; repeated int32 codes = 3; Size size = 4; map<string, string> tags = 5; bytes data = 6; oneof extra { int64 count = 7; string note = 8; } Item child = 9; }
service Orders { rpc Add (Item) returns (Item); }
`);
const Item = root.lookupType('shop.Item');
const item = Item.fromObject({ name: 'Tea ü', price: 3.5, codes: [1, -2, 300], size: 'LARGE', tags: { a: 'x' }, data: Buffer.from([1, 2]), count: '9007199254740993', child: { name: 'small' } });
const bytes = Item.encode(item).finish();
console.log(Buffer.from(bytes).toString('hex'));
console.log(Item.toObject(Item.decode(bytes), { longs: String, enums: String, bytes: String, defaults: true, oneofs: true }));
console.log(Item.verify({ name: 5 }), JSON.stringify(Item.decode(bytes)), Item.fields.price.type);
const delimited = Buffer.concat([Item.encodeDelimited({ name: 'a' }).finish(), Item.encodeDelimited({ name: 'b' }).finish()]);
const reader = protobuf.Reader.create(delimited);
console.log(Item.decodeDelimited(reader).name, Item.decodeDelimited(reader).name, reader.pos);
const service = root.lookupService('shop.Orders').create((method, request, callback) => callback(null, request));
service.add({ name: 'echoed' }).then((answer) => console.log(method(answer)));
const method = (answer) => `${answer.name} ${Object.keys(root.lookupEnum('Size').values)}`;
