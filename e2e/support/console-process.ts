import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';
import { findPostmaster } from '@/lib/platform/db/embedded/postmaster';

const root = path.resolve(import.meta.dirname, '../..');
const startTimeoutMs = 180_000;

const running = new Set<ConsoleProcess>();

/** Kills every console without a pipe that still runs, and waits until it is gone; its Postgres follows by itself. */
export async function killLeftOvers(): Promise<void> {
  for (const one of [...running]) {
    process.kill(-one.pid(), 'SIGKILL');
    await one.ended;
  }
}

/** What is run: `npm start` as people type it, unless told. */
export interface ConsoleCommand {
  command: readonly string[];
  /** `pipe`: the console ends when this process does. */
  stdin: 'ignore' | 'pipe';
}

const npmStart: ConsoleCommand = { command: ['npm', 'start'], stdin: 'ignore' };

/** A console in a process of its own: what it printed, and how it ended. */
export class ConsoleProcess {
  readonly child: ChildProcess;
  /** Everything printed so far. */
  output = '';
  /** Exit code, or the signal that ended it, once everything that wrote to its output is gone too (its Postgres among them). */
  readonly ended: Promise<number | string>;
  /** Settled as soon as the process itself is gone. */
  readonly gone: Promise<void>;

  constructor(dataDir: string, variables: Record<string, string> = {}, { command, stdin } = npmStart) {
    const [program = '', ...args] = command;
    this.child = spawn(program, args, {
      cwd: root,
      // A process group of its own, as a terminal gives it.
      detached: true,
      stdio: [stdin, 'pipe', 'pipe'],
      // Only what is named here: the settings of a console on this machine have no place in its tests.
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: 'production',
        TZ: 'UTC',
        HOST: '127.0.0.1',
        PORT: '0',
        DATA_DIR: dataDir,
        ...variables,
      },
    });
    const keep = (text: Buffer) => {
      this.output += text.toString();
    };
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
    // One with a pipe ends with us, and may serve the tests of other files until then.
    if (stdin === 'ignore') running.add(this);
    this.gone = new Promise((resolve) => this.child.once('exit', () => resolve()));
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code, signal) => {
        running.delete(this);
        resolve(code ?? signal ?? '');
      });
    });
  }

  /** Its URL, once it is ready; throws what it printed when it ends or stays silent instead. */
  ready(): Promise<string> {
    return new Promise((resolve, reject) => {
      const fail = () => reject(new Error(`The console did not start:\n${this.output}`));
      const timer = setTimeout(fail, startTimeoutMs);
      const look = () => {
        const url = /^Callback console on http:\/\/localhost:(\d+)\n/m.exec(this.output);
        if (url) finish(() => resolve(`http://127.0.0.1:${url[1]}`));
      };
      const finish = (end: () => void) => {
        clearTimeout(timer);
        this.child.stdout?.off('data', look);
        end();
      };
      this.child.stdout?.on('data', look);
      look();
      void this.ended.then(() => finish(fail));
    });
  }

  /** The process that listens: node itself, below npm. */
  async serverPid(): Promise<number> {
    const postgres = await findPostmaster(this.dataFolder());
    return z.number().parse(postgres?.ownerPid);
  }

  /** Where it says that the data is. */
  dataFolder(): string {
    return z.string().parse(/Data: (\S+)/.exec(this.output)?.[1]);
  }

  /** To the process itself, not to those beside it. */
  signal(name: NodeJS.Signals): void {
    process.kill(this.pid(), name);
  }

  pid(): number {
    return z.number().parse(this.child.pid);
  }
}
