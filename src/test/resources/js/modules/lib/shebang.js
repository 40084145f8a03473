#!/usr/bin/env node
module.exports = new Error('here').stack.split('\n')[1].replace(/.*modules/, '');
