// A worker that behaves as the original does, its faults included: node original_worker.js <uri> <id> <task folder> <task …>.
// It tells the test of each job that it ran.
const { EventEmitter } = require('node:events');
const { readdirSync, readFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const Agenda = require('agenda-0');
const mubsub = require('mubsub');
const { tell, obey } = require('./lines');

class OriginalWorker extends EventEmitter {
  constructor({ uri, id, folder, taskIds }) {
    super();
    Object.assign(this, { id, pid: process.pid, taskIds, startedAt: new Date(), standalone: false });
    this.settings = { uri, folder };
    this.tasks = {};
    this.running = [];
  }

  toBSON() {
    const { id, pid, taskIds, startedAt, standalone } = this;
    return { id, pid, taskIds, startedAt, standalone };
  }

  connect() {
    this.channel = mubsub(this.settings.uri).channel();
    this.channel.once('ready', () => {
      this.trigger('connected');
      this.notify('Worker', this.id, 'connected');
      this.defineTasks();
      this.trigger('initialize');
      this.channel.on('error', (error) => tell({ trouble: String(error) }));
      this.channel.subscribe('manager:start', () => this.managerStarted());
      this.channel.subscribe('manager:stop', () => this.agenda?.stop());
      this.channel.subscribe('job:cancel', (id) => this.cancel(id));
      this.channel.subscribe(`${this.pid}/start`, (message) => this.start(message));
      this.channel.subscribe(`${this.pid}/terminate`, (reason) => this.terminate(reason));
    });
  }

  trigger(event, message = this, done = () => {}) {
    this.channel.publish(`worker:${event}`, message, () => {
      this.emit(event, message);
      done();
    });
  }

  notify(sourceType, sourceId, type, fields) {
    const entry = { workerId: this.id, sourceType, sourceId, type, triggeredAt: new Date(), ...fields };
    this.trigger('notification', entry);
  }

  /** Live tasks give way to plain definitions, with which every later job fails until the next start. */
  defineTasks() {
    const definitions = readdirSync(this.settings.folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => join(this.settings.folder, basename(file, '.json')))
      .map((path) => ({
        id: basename(path),
        name: basename(path),
        definition: `${path}.js`,
        ...JSON.parse(readFileSync(`${path}.json`, 'utf8')),
      }));
    this.tasks = Object.fromEntries(definitions.map((task) => [task.id, task]));
    this.channel.publish('define:tasks', definitions);
  }

  managerStarted() {
    this.defineTasks();
    if (this.agenda) {
      this.agenda.start();
    } else {
      this.trigger('initialize');
    }
  }

  start({ db, collection = 'Job', tasks, processEvery, pingInterval = 5000 }) {
    const again = Boolean(this.agenda);
    this.trigger(again ? 'before:restart' : 'before:start');
    if (again) {
      clearInterval(this.pinging);
      this.notify('Worker', this.id, 'stop', { taskIds: this.taskIds });
      this.agenda.stop();
    }
    const agenda = new Agenda({ processEvery });
    this.agenda = agenda;
    agenda.once('ready', () => {
      this.tasks = Object.fromEntries(tasks.map((task) => [task.id, this.load(task)]));
      this.unlockAll(() => {
        this.notify('Worker', this.id, 'start', { taskIds: this.taskIds });
        clearInterval(this.pinging);
        this.pinging = setInterval(() => this.trigger('ping'), pingInterval);
        agenda.start();
        tell({ started: this.id, again });
      });
    });
    agenda.on('start', (job) => this.jobEvent('start', job));
    agenda.on('success', (job) => this.jobEnded('success', job));
    agenda.on('fail', (error, job) => this.jobEnded('fail', job, { error: { message: error.message } }));
    agenda.name(this.id);
    agenda.database(db, collection);
  }

  load(definition) {
    const task = { ...definition, isLive: true, terminators: [] };
    task.terminator = (name, hook) => task.terminators.push(hook);
    require(definition.definition)(this, task);
    return task;
  }

  task(name, processor) {
    const run = (job, done) => {
      const task = this.tasks[name];
      if (!task.isLive) {
        throw new TypeError('task.prepareJob is not a function');
      }
      job.task = task;
      job.info = (msg) => this.notify('Job', String(job.attrs._id), 'log:info', { msg });
      const startedAt = Date.now();
      tell({ began: String(job.attrs._id), name });
      processor(job, (error) => {
        tell({ ran: String(job.attrs._id), name, data: job.attrs.data, startedAt, endedAt: Date.now() });
        done(error || undefined);
      });
    };
    this.agenda.define(name, {}, run);
  }

  scheduleTask(when, name, options) {
    this.channel.publish('schedule:task', { when: when === 'now' ? new Date() : when, name, options });
  }

  /** The jobs of its tasks, whoever runs them. */
  unlockAll(done) {
    const locked = { name: { $in: this.taskIds }, lockedAt: { $exists: true } };
    this.agenda._collection.update(locked, { $set: { lockedAt: null } }, { w: 1, multi: true }, done);
  }

  jobEvent(type, job, fields = {}) {
    const { name, data, lastRunAt, nextRunAt, lastFinishedAt } = job.attrs;
    if (type === 'start') {
      this.running.push(job);
    }
    this.notify('Job', String(job.attrs._id), type, {
      taskId: name,
      job: { data, lastRunAt, nextRunAt, lastFinishedAt, ...fields },
    });
  }

  jobEnded(type, job, fields) {
    this.jobEvent(type, job, fields);
    this.running.splice(this.running.indexOf(job), 1);
    if (!job.attrs.repeatInterval && !this.tasks[job.attrs.name]?.persistJobs) {
      job.remove(() => {});
    } else if (job.attrs.failedAt || job.attrs.failReason) {
      job.attrs.failedAt = job.attrs.failReason = null;
      job.save();
    }
  }

  cancel(id) {
    const job = this.running.find((each) => String(each.attrs._id) === id);
    job?.task?.terminators.forEach((hook) => hook({ type: 'terminator', job }));
  }

  terminate(reason) {
    this.trigger('before:stop');
    this.running.forEach((job) => this.cancel(String(job.attrs._id)));
    clearInterval(this.pinging);
    const leave = () =>
      this.trigger('stop', this, () => this.trigger('disconnected', this, () => {
        tell({ terminated: reason ?? '' });
        process.exit(reason ? 1 : 0);
      }));
    return this.agenda ? this.agenda.stop(leave) : leave();
  }
}

const [uri, id, folder, ...taskIds] = process.argv.slice(2);
new OriginalWorker({ uri, id, folder, taskIds }).connect();
obey({});
