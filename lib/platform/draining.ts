const key = Symbol.for('callback-console.draining');

/** From now on this process says, in every module graph, that it is not ready: it is being stopped. Answers what takes that back. */
export function startDraining(): () => void {
  Reflect.set(globalThis, key, true);
  return () => {
    Reflect.deleteProperty(globalThis, key);
  };
}

/** Whether it is being stopped: what it has is still answered, new work should go elsewhere. */
export function isDraining(): boolean {
  return Reflect.get(globalThis, key) === true;
}
