module.exports = require('plain').name;
