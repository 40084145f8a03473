const bcrypt = require('bcryptjs');

(async () => {
  const salt = '$2b$04$abcdefghijklmnopqrstuu';
  console.log(bcrypt.hashSync('secret', salt), await bcrypt.hash('pässword ✓', salt));
  const hash = await bcrypt.hash('secret', 5);
  console.log(hash.length, bcrypt.getRounds(hash), await bcrypt.compare('secret', hash), await bcrypt.compare('Secret', hash), bcrypt.getSalt(hash) === hash.slice(0, 29));
  console.log(bcrypt.genSaltSync(4).startsWith('$2b$04$'), bcrypt.truncates('x'.repeat(73)));
  bcrypt.compare('secret', 'short', (error, same) => console.log(error, same));
  await bcrypt.hash('x', '$9$04$').catch((error) => console.log(error.message));
})();
