import type { Lifecycle } from './lifecycle';

/**
 * Ctrl-C reaches us twice when npm started us: from the terminal, and handed on by npm. Signals this close together
 * are one.
 */
const sameSignalMs = 1_000;

/** SIGINT and SIGTERM stop everything and end the process with 0; a further signal ends it at once, with 1. */
export function stopOnSignals(lifecycle: Lifecycle, onSignal: (signal: string) => void): void {
  let firstAt: number | null = null;
  const handle = (signal: string) => {
    if (firstAt !== null) {
      if (Date.now() - firstAt > sameSignalMs) process.exit(1);
      return;
    }
    firstAt = Date.now();
    onSignal(signal);
    void lifecycle.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', () => handle('SIGINT')).on('SIGTERM', () => handle('SIGTERM'));
}
