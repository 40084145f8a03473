exports.early = 'a early';
const b = require('./b');
exports.b = b.seen;
exports.late = 'a late';
