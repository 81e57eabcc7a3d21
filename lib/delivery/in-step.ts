/** So that what is applied waits for what is delivered, and never for long. */
export interface Step {
  /** So many deliveries begin now. */
  took(count: number): void;
  /** Resolves when `count` more deliveries have begun, at once where it is none, or after `patienceMs` whatever begins. */
  follow(count: number): Promise<void>;
}

/** Lets whoever makes deliveries go in step with whoever makes the calls, in one process. */
export function makeStep(patienceMs: number): Step {
  let begun = 0;
  const waiting = new Set<{ until: number; go: () => void }>();
  return {
    took(count) {
      begun += count;
      for (const { until, go } of waiting) if (begun >= until) go();
    },
    follow(count) {
      if (count <= 0) return Promise.resolve();
      return new Promise((resolve) => {
        const entry = { until: begun + count, go };
        const timer = setTimeout(go, patienceMs);
        waiting.add(entry);
        function go() {
          clearTimeout(timer);
          waiting.delete(entry);
          resolve();
        }
      });
    },
  };
}
