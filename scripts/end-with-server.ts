import type { Lifecycle } from '@/lib/platform/lifecycle';

/** After the server has gone without a word: what is held is given back, then the process ends. */
const orphanGraceMs = 3_000;

/**
 * Of a process that a server brought along: the server's end of our standard input closes when it ends, also by `kill -9`. `tidyUp`
 * does then what the server would have done for us.
 */
export function endWithServer(lifecycle: Lifecycle, tidyUp: () => Promise<void> = async () => {}): void {
  const end = () => {
    setTimeout(() => process.exit(0), orphanGraceMs).unref();
    void lifecycle
      .stop()
      .then(tidyUp)
      .finally(() => process.exit(0));
  };
  process.stdin.once('end', end).once('error', end).resume();
}
