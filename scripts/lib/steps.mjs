const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const frameMs = 120;
const heartbeatMs = 10_000;

/** An expected failure: its message is the whole of what the person at the terminal needs. */
export class StepError extends Error {}

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** A spinner with the seconds on a terminal; elsewhere a line every few seconds, so that a log shows life. */
function showProgress(title, startedAt, out) {
  if (!out.isTTY) {
    const timer = setInterval(() => {
      out.write(`… ${title} (${Math.round((Date.now() - startedAt) / 1000)} s)\n`);
    }, heartbeatMs);
    return () => clearInterval(timer);
  }
  let frame = 0;
  const draw = () => {
    out.write(`\r\u001b[2K${frames[frame % frames.length]} ${title}  ${seconds(Date.now() - startedAt)}`);
    frame += 1;
  };
  draw();
  const timer = setInterval(draw, frameMs);
  return () => {
    clearInterval(timer);
    out.write('\r\u001b[2K');
  };
}

/**
 * Runs one step and prints one line for it with the time it took. Text that `run` returns is added to the line.
 * What `run` throws is thrown on, after the line says that the step failed.
 */
export async function step(title, run, out = process.stdout) {
  const startedAt = Date.now();
  const endProgress = showProgress(title, startedAt, out);
  try {
    const result = await run();
    endProgress();
    const note = typeof result === 'string' ? `: ${result}` : '';
    out.write(`✓ ${`${title}${note}`.padEnd(58)} ${seconds(Date.now() - startedAt).padStart(8)}\n`);
    return result;
  } catch (error) {
    endProgress();
    out.write(`✗ ${title.padEnd(58)} ${seconds(Date.now() - startedAt).padStart(8)}\n`);
    throw error;
  }
}
