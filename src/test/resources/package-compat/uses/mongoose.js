const mongoose = require('mongoose');

if (!process.env.MONGO_URL) return console.log('no server');
(async () => {
  await mongoose.connect(process.env.MONGO_URL, { dbName: `mongoose-${process.pid}-${Date.now()}` });
  const schema = new mongoose.Schema({ name: { type: String, required: true, trim: true }, age: { type: Number, min: [0, 'too young'] }, tags: [String], born: Date, address: { town: { type: String, default: 'Graz' } } }, { versionKey: false });
  schema.virtual('label').get(function label() { return `${this.name} (${this.age})`; });
  schema.pre('save', function shout() { console.log('saving', this.name); });
  schema.statics.named = function named(name) { return this.findOne({ name }); };
  const Person = mongoose.model('Person', schema);
  await Person.create({ name: ' Ann ', age: '31', tags: ['x'], born: '2000-01-01' }, { name: 'Bob', age: 9 });
  const ann = await Person.named('Ann');
  console.log(ann.label, ann.address.town, ann.born.toISOString(), ann.isModified('age'));
  ann.tags.push('y');
  ann.age += 1;
  console.log(ann.modifiedPaths(), (await ann.save()).tags);
  const { errors } = await new Person({ age: -1 }).validate().catch((error) => error);
  console.log(Object.entries(errors).map(([path, error]) => `${path}: ${error.message}`));
  console.log(await Person.find({ age: { $gt: 5 } }).sort('-age').select('name age -_id').lean(), await Person.updateMany({}, { $inc: { age: 1 } }).then((result) => result.modifiedCount));
  await Person.deleteOne({ name: 'Bob' });
  console.log(await Person.countDocuments(), await Person.findById('65e0000000000000000000aa'), await Person.findById('bad').catch((error) => error.name));
  await mongoose.connection.dropDatabase();
  await mongoose.disconnect();
})();
