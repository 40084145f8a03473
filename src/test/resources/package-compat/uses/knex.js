const knex = require('knex');

const pg = knex({ client: 'pg' });
const show = (query) => console.log(query.toString());
show(pg('users').select('id', 'name').where({ active: true }).andWhere('age', '>', 18).orWhereIn('role', ['a', 'b']).orderBy('name', 'desc').limit(5).offset(10));
show(pg('users').insert([{ name: "O'Neil", tags: JSON.stringify(['x']) }, { name: 'Bob', tags: null }]).onConflict('name').merge().returning('id'));
show(pg('orders as o').join('users as u', 'u.id', 'o.user_id').sum('o.total as total').groupBy('u.id').having('total', '>', 10).with('recent', (query) => query.from('logs').where('at', '>', new Date(0))));
show(pg.schema.createTable('items', (table) => { table.increments(); table.string('name', 50).notNullable().unique(); table.decimal('price', 8, 2).defaultTo(0); table.timestamps(true, true); table.foreign('id').references('users.id').onDelete('CASCADE'); }));
console.log(pg('t').whereRaw('a = ?', [1]).whereNull('b').update({ c: pg.raw('c + ?', 2) }).toSQL().toNative());
const mysql = knex({ client: 'mysql2' });
console.log(mysql('t').where('a', 1).whereBetween('b', [1, 2]).del().toString(), mysql.schema.alterTable('t', (table) => { table.dropColumn('x'); table.index(['a', 'b']); }).toString());
pg.destroy();
mysql.destroy();
