import { randomBytes } from 'node:crypto';
import { type Balancer, openBalancer } from '@/e2e/support/balancer';
import { Program, type ProgramKind } from './program';
import type { Release } from './release';

/** Longer than every fault that keeps a server from starting. */
const startsMsMax = 180_000;

/** Servers and workers of one database, behind a balancer: what is killed is started again, as an orchestrator does. */
export class Fleet {
  readonly balancer: Balancer;
  readonly #variables: Record<string, string>;
  #programs: Program[] = [];
  #release: Release;
  #isClosing = false;

  private constructor(balancer: Balancer, release: Release, variables: Record<string, string>) {
    this.balancer = balancer;
    this.#release = release;
    this.#variables = variables;
  }

  /** Starts `size` servers and as many workers of `release`; returns once all servers answer. */
  static async open(release: Release, size: number, variables: Record<string, string>): Promise<Fleet> {
    const secret = randomBytes(24).toString('hex');
    const shared = { CONSOLE_SECRET: secret, HOST: '127.0.0.1', PORT: '0', WORKERS: '0', LOG_LEVEL: 'error' };
    const fleet = new Fleet(await openBalancer(), release, { ...shared, ...variables });
    // One after the other: the first makes the database ready.
    for (let each = 0; each < size; each += 1) await fleet.#startServer();
    for (let each = 0; each < size; each += 1) fleet.#startProgram('worker');
    return fleet;
  }

  of(kind: ProgramKind): readonly Program[] {
    return this.#programs.filter((program) => program.kind === kind && !program.isGone);
  }

  get release(): Release {
    return this.#release;
  }

  #startProgram(kind: ProgramKind): Program {
    const program = new Program(kind, this.#release.folder, this.#variables);
    this.#programs.push(program);
    return program;
  }

  #balance(): void {
    this.balancer.setTargets(this.of('server').flatMap(({ port }) => port ?? []));
  }

  /** Tries until the database lets one start; throws where nothing lets it for minutes. */
  async #startServer(): Promise<void> {
    const endsAtMs = performance.now() + startsMsMax;
    for (;;) {
      if (this.#isClosing) throw new Error('The fleet is closed.');
      const program = this.#startProgram('server');
      if (await program.ready()) break;
      if (performance.now() > endsAtMs) throw new Error(`No server starts:\n${program.words.join('\n')}`);
    }
    this.#balance();
  }

  /** `kill -9`, and another in its place. */
  async killAndReplace(program: Program): Promise<void> {
    await program.kill();
    this.#programs = this.#programs.filter((one) => one !== program);
    this.#balance();
    if (program.kind === 'server') await this.#startServer();
    else this.#startProgram('worker');
  }

  /** Starts `release` beside what runs, takes it into the balance, and stops the old ones by a signal. */
  async deploy(release: Release): Promise<{ upMs: number; stoppedMs: number }> {
    const startedAtMs = performance.now();
    const old = [...this.#programs];
    this.#release = release;
    const size = this.of('server').length;
    for (let each = 0; each < size; each += 1) await this.#startServer();
    for (let each = 0; each < size; each += 1) this.#startProgram('worker');
    this.#programs = this.#programs.filter((program) => !old.includes(program));
    this.#balance();
    const upAtMs = performance.now();
    await Promise.all(old.map((program) => program.stop()));
    return { upMs: upAtMs - startedAtMs, stoppedMs: performance.now() - upAtMs };
  }

  /** Workers that ended for want of a database at their start are started again. */
  async mend(size: number): Promise<void> {
    while (this.of('worker').length < size) this.#startProgram('worker');
    while (this.of('server').length < size) await this.#startServer();
  }

  moveClocks(byMs: number): void {
    for (const program of this.#programs) program.moveClock(byMs);
  }

  words(): string {
    return this.#programs.flatMap(({ kind, words }) => words.map((line) => `${kind}: ${line}`)).join('\n');
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    await Promise.all(this.#programs.map((program) => program.stop()));
    await this.balancer.close();
  }
}
