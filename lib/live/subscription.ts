import { z } from 'zod';
import type { Action } from '@/lib/access/permissions';

/** Lists that can say how many rows came since they were read. */
export const liveLists = ['callbacks', 'transfers', 'batches', 'issues', 'requests'] as const;
export type LiveList = (typeof liveLists)[number];

/** Kinds of pages that are read again when what they show has changed. */
export const liveKinds = [
  'callback',
  'batch',
  'transfer',
  'issue',
  'replay',
  'replays',
  'destination',
  'delivery',
  'overview',
] as const;
export type LiveKind = (typeof liveKinds)[number];

/** What an open page shows: `batch:17`; kinds that are one page have the id 0. */
export interface LiveSubject {
  kind: LiveKind;
  id: string;
}

/** What has to be allowed to be told of it: what its page asks for. */
export const liveListActions: Readonly<Record<LiveList, Action>> = {
  callbacks: 'callbacks.read',
  transfers: 'transfers.read',
  batches: 'batches.read',
  issues: 'issues.read',
  requests: 'requests.read',
};

export const liveKindActions: Readonly<Record<LiveKind, Action>> = {
  callback: 'callbacks.read',
  batch: 'batches.read',
  transfer: 'transfers.read',
  issue: 'issues.read',
  replay: 'replays.read',
  replays: 'replays.read',
  destination: 'destinations.read',
  delivery: 'deliveries.read',
  overview: 'callbacks.read',
};

/** Pages on which several things are shown at once; more than this is no page of ours. */
const subjectsMax = 8;
const queryLengthMax = 4_000;
/** As many rows as a page of a list has at most. */
const rowsMax = 200;

const subjectSchema = z.object({ kind: z.enum(liveKinds), id: z.string().regex(/^(?:0|[1-9]\d{0,17})$/) });

/** What a browser asks to be told: the state of its page's subjects, and of one list what came since it was read. */
export interface Subscription {
  subjects: readonly LiveSubject[];
  /** `query`: of the list's URL; `mark`: where the list was when it was read (`./mark`). */
  list: { name: LiveList; query: URLSearchParams; mark: string } | null;
  /** Rows of a list that are shown: what moves in them is told. */
  rows: ShownRows | null;
}

export interface ShownRows {
  list: LiveList;
  ids: readonly string[];
}

const listSchema = z.object({
  name: z.enum(liveLists),
  query: z.string().max(queryLengthMax),
  mark: z.string().max(100),
});

const rowId = /^(?:[1-9]\d{0,17}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/;

/** Pure: reads `callbacks:17,18`; null for anything else. */
function parseRows(text: string): ShownRows | null {
  const [name, joined = '', ...more] = text.split(':');
  const list = liveLists.find((known) => known === name);
  const ids = [...new Set(joined.split(','))];
  const isUuid = list === 'requests';
  const known = ids.every((id) => rowId.test(id) && id.includes('-') === isUuid);
  return list && known && more.length === 0 && ids.length <= rowsMax ? { list, ids } : null;
}

/** Pure: text of a subject, as URLs and messages have it. */
export function subjectKey({ kind, id }: LiveSubject): string {
  return `${kind}:${id}`;
}

/** Pure: what the stream's URL asks for; null where it asks for something that there is not. */
export function parseSubscription(params: URLSearchParams): Subscription | null {
  const keys = [...new Set(params.getAll('subject'))];
  if (keys.length > subjectsMax) return null;
  const subjects = keys.map((key) => {
    const [kind, id, ...rest] = key.split(':');
    return subjectSchema.safeParse(rest.length === 0 ? { kind, id } : null);
  });
  const known = subjects.flatMap((parsed) => (parsed.success ? [parsed.data] : []));
  if (known.length < subjects.length) return null;
  const asked = params.get('rows');
  const rows = asked === null ? null : parseRows(asked);
  if (asked !== null && rows === null) return null;
  const name = params.get('list');
  if (name === null) return { subjects: known, list: null, rows };
  const list = listSchema.safeParse({ name, query: params.get('query') ?? '', mark: params.get('mark') });
  if (!list.success) return null;
  return { subjects: known, list: { ...list.data, query: new URLSearchParams(list.data.query) }, rows };
}
