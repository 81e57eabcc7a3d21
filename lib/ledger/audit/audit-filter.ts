import { pageRowsDefault, pageRowsMax } from '@/lib/intake/callback-filter';
import { ParamReader, type QueryParams, writeParams } from '@/lib/platform/query/param-reader';

/** What the list of the audit is narrowed to: values of one field are alternatives, fields are all to hold. */
export interface AuditFilter {
  /** `person:3`, `token:1`; `system`: the console itself. */
  actor: readonly string[];
  action: readonly string[];
  /** `account:3`. */
  subject: string | null;
  /** A subject or its id, the beginning of either, of an action, or an address. */
  q: string | null;
  /** Done at or after; ISO 8601 UTC. */
  from: string | null;
  /** Done before. */
  to: string | null;
  limit: number;
  /** From a page's `nextCursor`. */
  cursor: string | null;
}

const actorPattern = /^(?:system|(?:person|token):[1-9]\d{0,17})$/;
const actionPattern = /^[a-z_.]{1,80}$/;

function readPatterned(reader: ParamReader, name: string, pattern: RegExp, takes: string): string[] {
  return reader.texts(name).filter((text) => {
    const fits = pattern.test(text);
    if (!fits) reader.refuse(name, takes);
    return fits;
  });
}

/** Pure: the filter in a URL. What cannot be used is left out and noted in `reader`. */
export function readAuditFilter(reader: ParamReader): AuditFilter {
  return {
    actor: readPatterned(reader, 'actor', actorPattern, 'takes person: or token: with an id, as person:3, or system'),
    action: readPatterned(reader, 'action', actionPattern, 'takes an action, as account.updated'),
    subject: reader.text('subject'),
    q: reader.text('q'),
    from: reader.instant('from'),
    to: reader.instant('to'),
    limit: reader.integer('limit', { min: 1, max: pageRowsMax, otherwise: pageRowsDefault }),
    cursor: reader.text('cursor'),
  };
}

/** Pure: the filter in a page's URL; other parameters of the page are none of its business. */
export function parseAuditFilter(params: QueryParams): AuditFilter {
  return readAuditFilter(new ParamReader(params));
}

/** Pure: the URL parameters that `parseAuditFilter` reads back as `filter`; defaults are left out. */
export function auditFilterToSearchParams(filter: Partial<AuditFilter>): URLSearchParams {
  return writeParams({ ...filter, limit: filter.limit === pageRowsDefault ? null : filter.limit });
}
