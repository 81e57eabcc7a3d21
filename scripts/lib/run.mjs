import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';
import { StepError } from './steps.mjs';

const tailLines = 40;
const running = new Set();

/** Ends what is still running when this process is told to stop: an interrupted install must not go on behind the prompt. */
export function stopRunning(signal) {
  for (const child of running) child.kill(signal);
}

/** Runs a command with its output in `log`; answers its exit code. */
export function runLogged(command, args, { log, env, timeoutMs }) {
  mkdirSync(path.dirname(log), { recursive: true });
  const sink = createWriteStream(log);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
    });
    running.add(child);
    child.stdout.pipe(sink, { end: false });
    child.stderr.pipe(sink, { end: false });
    child.once('error', (error) => {
      running.delete(child);
      reject(new StepError(`${command} could not be run: ${error.message}.`));
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      sink.end(() => resolve(code ?? (signal === null ? 1 : 128)));
    });
  });
}

/** The last lines of a log, for the terminal. */
export function tail(log) {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-tailLines).join('\n');
}

/**
 * Runs a command quietly. Throws `StepError` with the end of its output and the place of the whole when it fails or
 * takes longer than `timeoutMs`.
 */
export async function run(what, command, args, options) {
  const code = await runLogged(command, args, options);
  if (code === 0) return;
  throw new StepError(`${tail(options.log)}\n\n${what} failed (exit code ${code}). All of its output: ${options.log}`);
}

/** Arguments that run the binary of a package with this very Node. */
export function packageBinary(name, file) {
  return [process.execPath, path.join(root, 'node_modules', name, file)];
}
