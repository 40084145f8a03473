require('./require-cycle.mjs');
