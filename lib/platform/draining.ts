let draining = false;

/** From now on this process says that it is not ready: it is being stopped. Answers what takes that back. */
export function startDraining(): () => void {
  draining = true;
  return () => {
    draining = false;
  };
}

/** Whether it is being stopped: what it has is still answered, new work should go elsewhere. */
export function isDraining(): boolean {
  return draining;
}
