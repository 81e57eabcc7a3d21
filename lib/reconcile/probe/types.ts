/** waiting: to be asked (again); answered: the provider said something about the record; failed: given up, with the class. */
export const probeStates = ['waiting', 'answered', 'failed'] as const;
export type ProbeState = (typeof probeStates)[number];

/** Who wanted to know: a person or token, a sweep that found something stuck, a callback that alone must not be believed. */
export const probeTriggers = ['asked', 'sweep', 'callback'] as const;
export type ProbeTrigger = (typeof probeTriggers)[number];

/** One fact of the record: what the ledger held when the answer came, and what the provider said. */
export interface ComparedField {
  /** Of a line: `lines/<line key>/<field>`. */
  field: string;
  ours: string | null;
  theirs: string | null;
  /** Null: one of the two does not say. Amounts are compared by value. */
  same: boolean | null;
}

/** One question to a provider, on screen and in the API alike. Ids are text, instants ISO 8601 UTC. */
export interface ProbeView {
  id: string;
  provider: string;
  account: string;
  /** `transfer:9`, `batch:17`, or `callback:204` where the ledger holds no record of it. */
  subject: string;
  resource: string;
  resourceId: string;
  trigger: ProbeTrigger;
  requestedBy: string | null;
  reason: string;
  state: ProbeState;
  tries: number;
  nextTryAt: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  statusCode: number | null;
  errorClass: string | null;
  errorWords: string | null;
  comparison: ComparedField[];
  /** The callback that a newer state was applied as. */
  callbackId: string | null;
}

/** What is kept of the last try: everything but credentials. Bodies are base64. */
export interface ProbeEvidence {
  request: { method: string; url: string; headers: Readonly<Record<string, string>>; body: string } | null;
  response: {
    statusCode: number;
    headers: Readonly<Record<string, string>>;
    body: string;
    truncated: boolean;
  } | null;
}

export interface ProbeDetails extends ProbeView {
  /** Null: it was not asked yet. */
  evidence: ProbeEvidence | null;
}
