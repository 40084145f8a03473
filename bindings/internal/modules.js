// Reads package.json files for the loader, each once.
'use strict';

const COMPILE_CACHE_DISABLED = 3;

const configs = new Map();

// In the order of Node's own, and of its own properties only: name, main, type, imports, exports, path.
function parse(path, text, context) {
  let json;
  try {
    json = JSON.parse(text.charCodeAt(0) === 0xFEFF ? text.slice(1) : text);
  } catch {
    json = undefined;
  }
  if (json === null || typeof json !== 'object' || Array.isArray(json) ||
      (Object.hasOwn(json, 'name') && typeof json.name !== 'string')) {
    throw invalid(path, context);
  }
  Object.setPrototypeOf(json, null);
  const { name, main, type } = json;
  return [
    name,
    typeof main === 'string' ? main : undefined,
    type === 'commonjs' || type === 'module' ? type : 'none',
    resolution(json.imports),
    resolution(json.exports),
    path,
  ];
}

function resolution(field) {
  if (typeof field === 'string') return field;
  return field !== null && typeof field === 'object' ? JSON.stringify(field) : undefined;
}

function invalid(path, context) {
  let where = '';
  if (context?.base !== undefined) {
    const { fileURLToPath } = context.url();
    where = ` while importing "${context.specifier}" from ${fileURLToPath(context.base)}`;
  }
  const error = new Error(`Invalid package config ${path}${where}.`);
  error.code = 'ERR_INVALID_PACKAGE_CONFIG';
  return error;
}

function config(path, context) {
  if (configs.has(path)) return configs.get(path);
  const text = native.readText(path);
  if (text === undefined) return undefined;
  const parsed = parse(path, text, context);
  configs.set(path, parsed);
  return parsed;
}

const parentOf = (path) => path.slice(0, path.lastIndexOf('/')) || '/';

function nearest(checkPath) {
  let folder = checkPath;
  while (true) {
    folder = parentOf(folder);
    if (folder === '/' || folder.endsWith('/node_modules')) return undefined;
    const found = config(`${folder}/package.json`);
    if (found !== undefined) return found;
  }
}

const url = () => internalBinding('boot').require('internal/url');

function scope(resolved) {
  const { URL, fileURLToPath } = url();
  let packageUrl = new URL('./package.json', resolved);
  while (!packageUrl.pathname.endsWith('/node_modules/package.json')) {
    const found = config(fileURLToPath(packageUrl), { base: undefined, specifier: resolved, url });
    if (found !== undefined) return found;
    const last = packageUrl;
    packageUrl = new URL('../package.json', packageUrl);
    if (packageUrl.pathname === last.pathname) break;
  }
  return fileURLToPath(packageUrl);
}

function setLazyPathHelpers(meta, moduleUrl) {
  const { fileURLToPath } = url();
  const filename = fileURLToPath(moduleUrl);
  meta.dirname = parentOf(filename);
  meta.filename = filename;
}

// What is left of a TypeScript file without its types is kept for all lanes, and for later runs. Code is not.
function getCompileCacheEntry(source, filename, type) {
  const external = { source, filename, type };
  return { external, transpiled: native.strippedBefore(source, filename, type) };
}

return {
  readPackageJSON: (path, isESM, base, specifier) => config(path, isESM ? { base, specifier, url } : undefined),
  getNearestParentPackageJSON: nearest,
  getNearestParentPackageJSONType: (path) => nearest(path)?.[2] ?? 'none',
  getPackageScopeConfig: scope,
  getPackageType(resolved) {
    const found = scope(resolved);
    return Array.isArray(found) && found[2] !== 'none' ? found[2] : undefined;
  },
  enableCompileCache: () => [COMPILE_CACHE_DISABLED],
  getCompileCacheDir() {},
  flushCompileCache() {},
  getCompileCacheEntry,
  saveCompileCacheEntry: ({ source, filename, type }, code) => native.keepStripped(source, filename, type, code),
  setLazyPathHelpers,
  compileCacheStatus: ['FAILED', 'ENABLED', 'ALREADY_ENABLED', 'DISABLED'],
  cachedCodeTypes: {
    __proto__: null,
    kCommonJS: 0,
    kESM: 1,
    kStrippedTypeScript: 2,
    kTransformedTypeScript: 3,
    kTransformedTypeScriptWithSourceMaps: 4,
  },
  moduleFormats: { __proto__: null, kCommonJS: 0, kModule: 1 },
};
