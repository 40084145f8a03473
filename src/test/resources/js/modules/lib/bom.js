module.exports = 'BOM skipped';
