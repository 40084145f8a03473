// Counts of recorded values, for perf_hooks. Values are kept exactly; the precision that was asked for is never undercut.
'use strict';

const MAX = 2n ** 63n - 1n;

class Histogram {
  #counts = new Map();
  #count = 0;
  #exceeds = 0;
  #lowest;
  #highest;
  #last;

  constructor(lowest = 1, highest = MAX) {
    this.#lowest = Number(lowest);
    this.#highest = Number(highest);
  }

  record(value) {
    const number = Number(value);
    if (number > this.#highest) {
      this.#exceeds++;
      return;
    }
    this.#counts.set(number, (this.#counts.get(number) ?? 0) + 1);
    this.#count++;
  }

  recordDelta() {
    const now = process.hrtime.bigint();
    if (this.#last !== undefined) this.record(now - this.#last);
    this.#last = now;
  }

  add(other) {
    for (const [value, count] of other.#counts) {
      this.#counts.set(value, (this.#counts.get(value) ?? 0) + count);
    }
    this.#count += other.#count;
    this.#exceeds += other.#exceeds;
  }

  reset() {
    this.#counts.clear();
    this.#count = 0;
    this.#exceeds = 0;
    this.#last = undefined;
  }

  count() { return this.#count; }
  exceeds() { return this.#exceeds; }
  // What HdrHistogram says of no values at all.
  min() { return this.#count === 0 ? 9223372036854776000 : Math.min(...this.#counts.keys()); }
  max() { return this.#count === 0 ? 0 : Math.max(...this.#counts.keys()); }

  mean() {
    let sum = 0;
    for (const [value, count] of this.#counts) sum += value * count;
    return sum / this.#count;
  }

  stddev() {
    const mean = this.mean();
    let sum = 0;
    for (const [value, count] of this.#counts) sum += (value - mean) ** 2 * count;
    return Math.sqrt(sum / this.#count);
  }

  percentile(percentile) {
    const rank = Math.max(1, Math.ceil(percentile / 100 * this.#count));
    let seen = 0;
    for (const [value, count] of this.#sorted()) {
      seen += count;
      if (seen >= rank) return value;
    }
    return 0;
  }

  // Halving what is left above, as HdrHistogram's iteration does.
  percentiles(map, convert = (value) => value) {
    map.set(0, convert(this.#count === 0 ? 0 : this.min()));
    for (let left = 50; this.#count > 0 && left * this.#count / 100 >= 1; left /= 2) {
      map.set(100 - left, convert(this.percentile(100 - left)));
    }
    map.set(100, convert(this.max()));
  }

  countBigInt() { return BigInt(this.count()); }
  exceedsBigInt() { return BigInt(this.exceeds()); }
  minBigInt() { return this.#count === 0 ? MAX : BigInt(this.min()); }
  maxBigInt() { return BigInt(this.max()); }
  percentileBigInt(percentile) { return BigInt(this.percentile(percentile)); }
  percentilesBigInt(map) { this.percentiles(map, BigInt); }

  #sorted() {
    return [...this.#counts].sort(([a], [b]) => a - b);
  }
}

// Records, in nanoseconds, how far apart two turns of a timer really are.
class IntervalHistogram extends Histogram {
  #resolution;
  #timer;

  constructor(resolution) {
    super();
    this.#resolution = resolution;
  }

  start(reset) {
    if (reset) this.reset();
    const { setInterval } = internalBinding('boot').require('timers');
    this.#timer = setInterval(() => this.recordDelta(), this.#resolution).unref();
  }

  stop() {
    internalBinding('boot').require('timers').clearInterval(this.#timer);
  }
}

return { Histogram, IntervalHistogram };
