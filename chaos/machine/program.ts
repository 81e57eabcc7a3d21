import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

const startTimeoutMs = 180_000;
const stopTimeoutMs = 30_000;
/** Lines of a program's own words that are kept for a report. */
const wordsMax = 40;

export type ProgramKind = 'server' | 'worker';

/** Exactly what production runs: the built server without a worker of its own, and a worker as a server brings it along. */
const scripts: Readonly<Record<ProgramKind, readonly [script: string, ...words: string[]]>> = {
  server: ['scripts/serve.mjs'],
  worker: ['scripts/beside.mjs', 'worker'],
};

/** One server or worker in a process of its own. */
export class Program {
  readonly kind: ProgramKind;
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  #words: string[] = [];
  /** Of a server that is ready. */
  port: number | null = null;

  /** `release`: the folder of what is run. */
  constructor(kind: ProgramKind, release: string, variables: Record<string, string>) {
    this.kind = kind;
    const preload = path.resolve('chaos/machine/preload.mjs');
    const [script, ...words] = scripts[kind];
    this.#child = spawn(process.execPath, ['--import', preload, path.join(release, script), ...words], {
      cwd: release,
      stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
      env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', TZ: 'UTC', ...variables },
    });
    this.#child.stdin?.on('error', () => undefined);
    const keep = (chunk: Buffer) => {
      const said = chunk.toString();
      this.#words = [...this.#words, ...said.split('\n').filter((line) => line !== '')].slice(-wordsMax);
      const listens = /^Callback console on http:\/\/localhost:(\d+)$/m.exec(said);
      if (listens) this.port = Number(listens[1]);
    };
    this.#child.stdout?.on('data', keep);
    this.#child.stderr?.on('data', keep);
    this.#gone = new Promise((resolve) => this.#child.once('exit', () => resolve()));
  }

  get isGone(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  get words(): readonly string[] {
    return this.#words;
  }

  /** Of a server: resolves with true once it listens, false where it ended instead (no database to start on). */
  async ready(): Promise<boolean> {
    const deadline = performance.now() + startTimeoutMs;
    while (this.port === null && !this.isGone) {
      if (performance.now() > deadline) throw new Error(`A server did not start:\n${this.#words.join('\n')}`);
      await Promise.race([this.#gone, new Promise((resolve) => setTimeout(resolve, 20))]);
    }
    return this.port !== null;
  }

  moveClock(byMs: number): void {
    if (!this.isGone && this.#child.connected) this.#child.send({ moveClockByMs: byMs }, () => undefined);
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#gone;
  }

  /** As an orchestrator does: a signal, and force where that does not end it in time. */
  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), stopTimeoutMs);
    await this.#gone;
    clearTimeout(timer);
  }
}
