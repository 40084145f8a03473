const a = require('./a');
exports.seen = Object.keys(a).join();
