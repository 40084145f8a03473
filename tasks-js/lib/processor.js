// Not a task (there is no .json beside it), but a module that a task uses.
const { EventEmitter } = require('events');

class Processor extends EventEmitter {
  constructor(job) {
    super();
    this.steps = (job.attrs.data && job.attrs.data.steps) || 5;
  }

  start(done) {
    let step = 0;
    const timer = setInterval(() => {
      step += 1;
      this.emit('progress', Math.round((100 * step) / this.steps));
      if (step >= this.steps) {
        clearInterval(timer);
        done();
      }
    }, 20);
  }
}

Processor.version = '1.0.0';

module.exports = Processor;
