import type { StatusTable, TransferNews } from '@/lib/providers/contract';
import type { ExactObject } from '@/lib/providers/exact-json';
import { describeProblem, type Fields, fields, restAsText, type Shape } from '@/lib/providers/fields';
import { sensitiveFields } from './reading';

/** The envelope around `data`. */
export interface Head {
  bizType: string;
  bizId: string | null;
  bizStatus: string;
}

/** The transfer that one callback speaks of, apart from its status; what it does not say is left out. */
export interface TransferFacts
  extends Partial<Omit<TransferNews, 'status' | 'meaning' | 'kind' | 'transferId' | 'detail'>> {
  kind: TransferNews['kind'];
  transferId: string | null;
  /** For `detail`, besides the fields that are not in the type's shape. */
  more?: Readonly<Record<string, string | null>>;
}

export type Facts =
  | { ok: true; facts: (TransferFacts & { detail: Record<string, string> }) | null; surprises: readonly string[] }
  | { ok: false; problem: string };

/** One bizType: what its statuses mean and how its `data` is read. */
export interface BizType {
  statuses: StatusTable;
  read(data: ExactObject, head: Head): Facts;
}

/** A bizType whose `data` tells of a transfer. Fields in `shape` are mapped by `factsOf`; all others go to `detail` as text. */
export function transferType<Of extends Shape>(
  statuses: StatusTable,
  shape: Of,
  factsOf: (data: Fields<Of>, head: Head) => TransferFacts,
  surprisesOf: (data: Fields<Of>) => readonly string[] = () => [],
): BizType {
  const schema = fields(shape);
  const mapped = [...Object.keys(shape), ...Object.keys(sensitiveFields)];
  return {
    statuses,
    read(data, head) {
      const parsed = schema.safeParse(data);
      if (!parsed.success) return { ok: false, problem: `In data: ${describeProblem(parsed.error)}` };
      const facts = factsOf(parsed.data, head);
      const more = Object.entries(facts.more ?? {}).flatMap(([name, value]) => (value ? [[name, value]] : []));
      const detail = { ...restAsText(data, mapped), ...Object.fromEntries(more) };
      return { ok: true, facts: { ...facts, detail }, surprises: surprisesOf(parsed.data) };
    },
  };
}

/** A bizType that tells of no movement of money. */
export function noticeType(statuses: StatusTable): BizType {
  return { statuses, read: () => ({ ok: true, facts: null, surprises: [] }) };
}
