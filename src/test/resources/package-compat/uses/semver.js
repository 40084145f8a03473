const semver = require('semver');

console.log(semver.valid('v1.2.3-beta.1+build'), semver.clean('  =v2.1.5 '), semver.valid('a.b.c'));
console.log(semver.satisfies('1.2.9', '^1.2.3 || >=2.5.0 || 5.0.0 - 7.2.3'), semver.gt('1.10.0', '1.9.9'), semver.inc('1.2.3', 'prerelease', 'rc'));
console.log(['1.2.3', '5.9.7', '1.2.3-alpha.10', '1.2.3-alpha.9'].sort(semver.compare), semver.rsort(['0.1.0', '0.10.0', '0.2.0']));
console.log(semver.minVersion('>=1.0.0 <2').version, String(new semver.Range('~1.2 || 3.x')), semver.coerce('node v24.14').version);
console.log(semver.maxSatisfying(['1.2.3', '1.3.0', '2.0.0'], '1.x'), semver.diff('1.2.3', '1.3.0'), semver.intersects('^1.2.0', '1.3 - 2'));
try {
  semver.parse('1.2', {}, true);
} catch (error) {
  console.log(error.name, error.message);
}
