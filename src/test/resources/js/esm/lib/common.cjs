exports.one = 1; exports.two = 2; module.exports.three = () => import("./live.mjs");
