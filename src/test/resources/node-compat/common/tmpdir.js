'use strict';

// Stands in for test/common/tmpdir.js of Node's own tests: a temporary folder for each test, removed when it ends.

const { mkdirSync, rmSync, statfsSync } = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');

const folder = path.resolve(__dirname, '..', `.tmp.${process.env.TEST_THREAD_ID}`);
const remove = () => rmSync(folder, { recursive: true, force: true });

function refresh() {
  remove();
  mkdirSync(folder, { recursive: true });
  process.on('exit', remove);
}

function hasEnoughSpace(bytes) {
  const { bavail, bsize } = statfsSync(folder);
  return bavail >= Math.ceil(bytes / bsize);
}

module.exports = {
  path: folder,
  refresh,
  hasEnoughSpace,
  resolve: (...parts) => path.resolve(folder, ...parts),
  fileURL: (...parts) => pathToFileURL(path.resolve(folder, ...parts)),
};
