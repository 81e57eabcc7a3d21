/** What has to be undone before this process ends, undone in reverse order, once. */
export interface Lifecycle {
  /** Registers `undo`; where stopping has begun already, it runs at once. */
  onStop(name: string, undo: () => Promise<void>): void;
  /** Undoes everything; the second call waits for the first. A step that fails or hangs does not keep the others. */
  stop(): Promise<void>;
  /** Aborted when stopping begins: streams that would never end by themselves end then. */
  stopping: AbortSignal;
}

export interface LifecycleOptions {
  /** Bound of one step; beyond it the next one runs. */
  stepTimeoutMs: number;
  onProblem(name: string, problem: unknown): void;
}

function within(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not done after ${ms} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

export function createLifecycle({ stepTimeoutMs, onProblem }: LifecycleOptions): Lifecycle {
  const steps: { name: string; undo: () => Promise<void> }[] = [];
  const controller = new AbortController();
  let stopped: Promise<void> | null = null;

  const undoStep = async (name: string, undo: () => Promise<void>) => {
    try {
      await within(stepTimeoutMs, undo());
    } catch (problem) {
      onProblem(name, problem);
    }
  };
  const undoAll = async () => {
    controller.abort();
    for (let step = steps.pop(); step; step = steps.pop()) await undoStep(step.name, step.undo);
  };
  return {
    stopping: controller.signal,
    onStop(name, undo) {
      if (controller.signal.aborted) void undoStep(name, undo);
      else steps.push({ name, undo });
    },
    stop() {
      stopped ??= undoAll();
      return stopped;
    },
  };
}
