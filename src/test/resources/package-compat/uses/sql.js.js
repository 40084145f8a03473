const initSqlJs = require('sql.js');

(async () => {
  const SQL = await initSqlJs();
  const db = new SQL.Database();
  db.run('CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT UNIQUE, price REAL, data BLOB)');
  const insert = db.prepare('INSERT INTO items (name, price, data) VALUES (?, ?, ?)');
  for (const [name, price] of [['Tea', 3.5], ['Coffee', 4], ['Wasser ü', null]]) insert.run([name, price, Uint8Array.of(1, 2, name.length)]);
  insert.free();
  console.log(db.exec('SELECT count(*) AS n, sum(price), max(name) FROM items')[0]);
  const select = db.prepare('SELECT * FROM items WHERE price > $min ORDER BY name');
  select.bind({ $min: 1 });
  while (select.step()) console.log(select.getAsObject());
  select.free();
  db.create_function('shout', (text) => text.toUpperCase());
  console.log(db.exec("SELECT shout(name), json_extract('{\"a\":[1,2]}', '$.a[1]') FROM items WHERE id = 1")[0].values);
  try {
    db.run("INSERT INTO items (name) VALUES ('Tea')");
  } catch (error) {
    console.log(error.message);
  }
  const again = new SQL.Database(db.export());
  console.log(again.exec('WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 2000) SELECT sum(x) FROM n')[0].values, again.getRowsModified());
  again.close();
  db.close();
})();
