/** What became of a submitted row. */
export type Committed<Result> =
  | { outcome: 'committed'; result: Result }
  /** Too much is waiting already; nothing was written. */
  | { outcome: 'full' }
  /** It waited too long; if its group was already on its way, it may still be written. */
  | { outcome: 'late' }
  /** The row itself cannot be written. */
  | { outcome: 'row_fault'; error: unknown }
  /** The database did not take it. */
  | { outcome: 'database_fault'; error: unknown };

export interface GroupCommitOptions<Row, Result> {
  /** Writes all of `rows` or none, and returns one result a row in their order. */
  write(rows: readonly Row[]): Promise<readonly Result[]>;
  /** Tells a fault of one row, which is then looked for, from one of the database, which fails the group at once. */
  isRowFault(error: unknown): boolean;
  bytesOf(row: Row): number;
  rowsMax: number;
  bytesMax: number;
  /** Groups on their way at one time. */
  groupsMax: number;
  /** Nobody waits longer for company beside a group on its way: that one may hang, or wait for a lock. */
  companyMsMax: number;
  queueRowsMax: number;
  queueBytesMax: number;
  waitMsMax: number;
  /** A group is committed, and the first of it waited for so long. */
  onCommitted(waitedMs: number): void;
  /** Somebody waited for `waitMsMax` in vain. */
  onLate(): void;
}

interface Waiting<Row, Result> {
  row: Row;
  bytes: number;
  /** Of `performance.now`. */
  submittedAtMs: number;
  isAnswered: boolean;
  resolve(committed: Committed<Result>): void;
}

/**
 * So many have a group of their own whatever was usual, and at once: what a statement costs however few its rows are is a quarter of
 * what its rows cost by then, and Postgres begins with them while the requests that came with them are still being read.
 */
const rowsAlwaysEnough = 32;

/**
 * Fewer never begin beside a group on its way: what a statement costs however few its rows are is nine times what a row costs, and where
 * a worker has the machine too, the door's few hundred a second took a third of it in groups of one.
 */
const rowsFew = 8;

/** Where little comes, nobody waits longer for those few: a commit may take far longer, and waiting for its end would be one more. */
const fewMsMax = 5;

/** How much the latest group tells of what is usual. */
const latestShare = 1 / 8;

/** Pure: how many of the first rows make the next group; at least one, however large it is. */
export function groupLength(sizes: readonly number[], rowsMax: number, bytesMax: number): number {
  let bytes = 0;
  let length = 0;
  for (const size of sizes) {
    bytes += size;
    if (length >= rowsMax || (length > 0 && bytes > bytesMax)) break;
    length += 1;
  }
  return length;
}

/**
 * Gathers rows that come at the same time into one statement: while a group is being committed the next one fills, so the
 * cost of a commit is shared. Beside a group on its way the next one begins once half as many rows wait as groups usually have and
 * eight at least, or the first of them has waited for `companyMsMax` (5 ms where little comes); where nothing is on its way a lone row
 * waits for nobody. A row that cannot be written fails alone. Nothing waits without bound: `submit` always answers, at the latest after `waitMsMax`.
 */
export class GroupCommit<Row, Result> {
  readonly #options: GroupCommitOptions<Row, Result>;
  #queue: Waiting<Row, Result>[] = [];
  #queuedBytes = 0;
  /**
   * Lists that are made anew, here and for the queue: a `Set` that rows enter and leave keeps its old tables, and with them what
   * they held, until the whole heap is collected, and every callback would pass through that.
   */
  #onTheirWay: readonly (readonly Waiting<Row, Result>[])[] = [];
  #isScheduled = false;
  #usualRows = 1;
  /** Runs while the first in the queue waits for company; it has waited when that is over. */
  #company: NodeJS.Timeout | null = null;
  #hasWaited = false;
  #watch: NodeJS.Timeout | null = null;

  constructor(options: GroupCommitOptions<Row, Result>) {
    this.#options = options;
  }

  /** Rows waiting for a group, and their bytes: what the metrics show. */
  get depth(): { rows: number; bytes: number } {
    return { rows: this.#queue.length, bytes: this.#queuedBytes };
  }

  submit(row: Row): Promise<Committed<Result>> {
    const { queueRowsMax, queueBytesMax, bytesOf } = this.#options;
    const bytes = bytesOf(row);
    if (this.#queue.length >= queueRowsMax || this.#queuedBytes + bytes > queueBytesMax) {
      return Promise.resolve({ outcome: 'full' });
    }
    return new Promise((resolve) => {
      const waiting = { row, bytes, submittedAtMs: performance.now(), isAnswered: false, resolve };
      this.#queue.push(waiting);
      this.#queuedBytes += bytes;
      if (this.#queue.length >= rowsAlwaysEnough && this.#mayStart()) this.#start();
      else this.#schedule();
      if (!this.#watch) this.#watchFrom(waiting);
    });
  }

  /** Answers everybody who waits with `late`, at once: what they wait for will not come. */
  giveUp(): void {
    for (const waiting of this.#unanswered()) this.#answer(waiting, { outcome: 'late' });
  }

  /** In the order in which they came. */
  #unanswered(): Waiting<Row, Result>[] {
    return [...this.#onTheirWay.flat(), ...this.#queue].filter(({ isAnswered }) => !isAnswered);
  }

  #answer(waiting: Waiting<Row, Result>, committed: Committed<Result>): void {
    if (waiting.isAnswered) return;
    waiting.isAnswered = true;
    waiting.resolve(committed);
  }

  /** One clock for all: they become late in the order in which they came, so it is set for the first that still waits. */
  #watchFrom({ submittedAtMs }: Waiting<Row, Result>): void {
    const { waitMsMax } = this.#options;
    const look = () => {
      this.#watch = null;
      const nowMs = performance.now();
      for (const waiting of this.#unanswered()) {
        if (waiting.isAnswered) continue;
        if (waiting.submittedAtMs + waitMsMax > nowMs) return this.#watchFrom(waiting);
        this.#answer(waiting, { outcome: 'late' });
        this.#options.onLate();
      }
    };
    // After a round of the event loop: where it was held up, the result may be here already, only not read yet.
    this.#watch = setTimeout(
      () => setImmediate(look),
      Math.max(1, submittedAtMs + waitMsMax - performance.now()),
    ).unref();
  }

  /** After the current round of the event loop, so that requests read in the same round share a group. */
  #schedule(): void {
    if (this.#isScheduled) return;
    if (!this.#mayStart()) {
      this.#waitForCompany();
      return;
    }
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      // A group may have begun meanwhile, and left too few for another.
      if (this.#queue.length === 0) return;
      if (this.#mayStart()) this.#start();
      else this.#waitForCompany();
    });
  }

  /** From when the first of them came, where there is room for a further group at all. */
  #waitForCompany(): void {
    const [first] = this.#queue;
    if (this.#company || !first || this.#onTheirWay.length >= this.#options.groupsMax) return;
    const { companyMsMax } = this.#options;
    const waitMsMax = this.#usualRows / 2 > rowsFew ? companyMsMax : Math.min(fewMsMax, companyMsMax);
    const waitMs = Math.max(0, first.submittedAtMs + waitMsMax - performance.now());
    this.#company = setTimeout(() => {
      this.#company = null;
      this.#hasWaited = true;
      if (this.#queue.length > 0) this.#schedule();
    }, waitMs).unref();
  }

  #mayStart(): boolean {
    const beside = this.#onTheirWay.length;
    if (beside === 0) return true;
    const rowsEnough = this.#hasWaited ? 1 : Math.min(Math.max(this.#usualRows / 2, rowsFew), rowsAlwaysEnough);
    return beside < this.#options.groupsMax && this.#queue.length >= rowsEnough;
  }

  #start(): void {
    const group = this.#takeGroup();
    if (group.length === 0) return;
    if (this.#company) clearTimeout(this.#company);
    this.#company = null;
    this.#hasWaited = false;
    this.#usualRows += (group.length - this.#usualRows) * latestShare;
    this.#onTheirWay = [...this.#onTheirWay, group];
    if (this.#queue.length > 0) this.#schedule();
    this.#commit(group).finally(() => {
      this.#onTheirWay = this.#onTheirWay.filter((other) => other !== group);
      if (this.#queue.length > 0) this.#schedule();
    });
  }

  #takeGroup(): Waiting<Row, Result>[] {
    const { rowsMax, bytesMax } = this.#options;
    // Who was answered while waiting is not written any more: the provider was told to send it again.
    if (this.#queue.some((waiting) => waiting.isAnswered)) this.#drop((waiting) => waiting.isAnswered);
    const sizes = this.#queue.slice(0, rowsMax).map(({ bytes }) => bytes);
    const group = this.#queue.splice(0, groupLength(sizes, rowsMax, bytesMax));
    for (const { bytes } of group) this.#queuedBytes -= bytes;
    return group;
  }

  #drop(isGone: (waiting: Waiting<Row, Result>) => boolean): void {
    for (const waiting of this.#queue) if (isGone(waiting)) this.#queuedBytes -= waiting.bytes;
    this.#queue = this.#queue.filter((waiting) => !isGone(waiting));
  }

  /** Never rejects. A group that fails by one of its rows is halved until that row stands alone. */
  async #commit(group: readonly Waiting<Row, Result>[]): Promise<void> {
    try {
      const results = await this.#options.write(group.map(({ row }) => row));
      const [first] = group;
      if (first) this.#options.onCommitted(performance.now() - first.submittedAtMs);
      for (const [index, waiting] of group.entries()) {
        const result = results[index];
        if (result === undefined) throw new Error('A group was written without a result for each of its rows.');
        this.#answer(waiting, { outcome: 'committed', result });
      }
    } catch (error) {
      const isRowFault = this.#options.isRowFault(error);
      if (isRowFault && group.length > 1) {
        const middle = Math.ceil(group.length / 2);
        await this.#commit(group.slice(0, middle));
        await this.#commit(group.slice(middle));
        return;
      }
      for (const waiting of group)
        this.#answer(waiting, { outcome: isRowFault ? 'row_fault' : 'database_fault', error });
    }
  }
}
