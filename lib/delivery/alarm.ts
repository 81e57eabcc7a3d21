/** A sleep that can be ended early; a wake that comes while nobody sleeps ends the next sleep. */
export function makeAlarm() {
  let woken = false;
  let wakeUp: (() => void) | null = null;
  return {
    wake() {
      woken = true;
      wakeUp?.();
    },
    async sleep(sleepMs: number): Promise<void> {
      if (!woken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, sleepMs);
          wakeUp = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      wakeUp = null;
      woken = false;
    },
  };
}
