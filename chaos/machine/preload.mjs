// Loaded before a program of the console (node --import): moves its clock as its parent says, and ends it with its parent.
const RealDate = Date;
let movedByMs = 0;

const MovedDate = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length > 0 ? args : [RealDate.now() + movedByMs], newTarget),
  apply: () => new RealDate(RealDate.now() + movedByMs).toString(),
  get: (target, name, receiver) =>
    name === 'now' ? () => RealDate.now() + movedByMs : Reflect.get(target, name, receiver),
});
RealDate.prototype.constructor = MovedDate;
globalThis.Date = MovedDate;

process.on('message', (message) => {
  if (typeof message === 'object' && message !== null && 'moveClockByMs' in message) movedByMs = message.moveClockByMs;
});
process.channel?.unref();
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
