// Keeps orders in MongoDB: models with references, hooks, queries with cursors, and plain updates.
const mongoose = require('mongoose');

const { Schema } = mongoose;
const customers = new Schema({ name: { type: String, required: true, unique: true }, email: { type: String, lowercase: true, match: /@/ } }, { versionKey: false });
const orders = new Schema({
  customer: { type: Schema.Types.ObjectId, ref: 'Customer', index: true },
  lines: [new Schema({ article: String, amount: { type: Number, default: 1 }, price: Number }, { _id: false })],
  state: { type: String, enum: ['open', 'paid', 'sent'], default: 'open' },
  placed: { type: Date, default: () => new Date(Date.UTC(2024, 1, 29)) },
  notes: Map,
}, { versionKey: false, toJSON: { virtuals: true, transform: (document, plain) => { delete plain._id; delete plain.id; return plain; } } });
orders.virtual('total').get(function total() { return this.lines.reduce((sum, { amount, price }) => sum + amount * price, 0); });
orders.methods.pay = function pay() { this.state = 'paid'; return this.save(); };
orders.query.open = function open() { return this.where({ state: 'open' }); };
orders.pre('save', function check() { if (this.lines.length === 0) throw new Error('an order needs lines'); });

(async () => {
  if (!process.env.MONGO_URL) return console.log('no server');
  await mongoose.connect(process.env.MONGO_URL, { dbName: `orders-${process.pid}-${Date.now()}`, autoIndex: false });
  const Customer = mongoose.model('Customer', customers);
  const Order = mongoose.model('Order', orders);
  await Customer.init();
  const [ann, bob] = await Customer.create([{ name: 'Ann', email: 'ANN@example.test' }, { name: 'Bob' }], { ordered: true });
  console.log(ann.email, bob.isNew);
  await Order.insertMany([1, 2, 3, 4, 5, 6].map((n) => ({ customer: n % 2 ? ann : bob, lines: [{ article: `a${n}`, price: n }, { article: 'post', amount: 2, price: 0.5 }], notes: { n: String(n) } })));
  await new Order({ customer: ann }).save().catch((error) => console.log(error.message));
  await new Order({ state: 'lost', lines: [{}] }).save().catch((error) => console.log(error.name, Object.keys(error.errors)));
  const first = await Order.findOne({ 'lines.article': 'a3' }).populate('customer', 'name');
  console.log(first.customer.name, first.total, first.notes.get('n'), (await first.pay()).state);
  console.log(JSON.stringify((await Order.findOne({ 'lines.price': { $gte: 6 } }).select('-customer')).toJSON()));
  for await (const order of Order.find().open().sort({ 'lines.0.price': -1 }).cursor({ batchSize: 2 })) console.log(order.lines[0].article, order.total, order.placed.toISOString());
  console.log((await Order.updateMany({ customer: bob._id }, { $set: { state: 'sent' }, $push: { lines: { article: 'gift', price: 0 } } })).modifiedCount);
  console.log(await Order.countDocuments({ state: 'sent' }), await Order.distinct('state').then((states) => states.sort()), (await Order.find({ lines: { $size: 3 } }).lean()).map(({ lines }) => lines.length));
  console.log((await Order.findOneAndUpdate({ 'notes.n': '1' }, { $inc: { 'lines.0.amount': 4 } }, { returnDocument: 'after' })).total, (await Order.deleteMany({ state: 'sent' })).deletedCount, await Order.exists({ state: 'sent' }));
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
})();
