const { MongoClient, ObjectId, Decimal128, Binary, Long } = require('mongodb');

if (!process.env.MONGO_URL) return console.log('no server');
(async () => {
  const client = await MongoClient.connect(process.env.MONGO_URL);
  const db = client.db(`driver-${process.pid}-${Date.now()}`);
  const items = db.collection('items');
  const inserted = await items.insertMany([{ _id: 1, name: 'Tea', price: 3.5, tags: ['hot'], at: new Date(0) }, { _id: 2, name: 'Coffee', price: 4, tags: ['hot', 'strong'] }, { _id: 3, name: 'Water', price: 0 }]);
  console.log(inserted.insertedCount, await items.countDocuments({ price: { $gt: 1 } }));
  console.log(await items.find({ tags: 'hot' }, { projection: { name: 1 } }).sort({ name: 1 }).toArray());
  console.log((await items.updateOne({ _id: 3 }, { $set: { price: 1 }, $push: { tags: 'cold' } })).modifiedCount, await items.findOneAndUpdate({ _id: 3 }, { $inc: { price: 2 } }, { returnDocument: 'after' }));
  await items.createIndex({ name: 1 }, { unique: true });
  await items.insertOne({ _id: 4, name: 'Tea' }).catch((error) => console.log(error.name, error.code));
  const big = await items.bulkWrite([{ insertOne: { document: { _id: 5, long: Long.fromString('9007199254740993'), bytes: new Binary(Buffer.from([1, 2])), ref: new ObjectId('65e0000000000000000000aa') } } }, { deleteOne: { filter: { _id: 1 } } }, { updateOne: { filter: { _id: 9 }, update: { $set: { name: 'New' } }, upsert: true } }]);
  console.log(big.insertedCount, big.deletedCount, big.upsertedCount, await items.findOne({ _id: 5 }));
  for await (const { _id } of items.find().sort({ _id: 1 }).batchSize(2)) console.log(_id);
  console.log(await items.distinct('tags'), String(Decimal128.fromString('1.50')));
  await db.dropDatabase();
  await client.close();
})();
