import { payloadParam } from '@/lib/intake/facts/payload-path';
import { conditionParam } from '@/lib/platform/query/condition-param';
import { operators } from '@/lib/platform/query/filter-fields';

const ownParams = ['add', 'addPath', 'addOperator', 'addValue'];

/** Pure: `query` with the filter that `PlainFilterForm` sent as the parameter that it stands for. */
export function withAdded(query: URLSearchParams): URLSearchParams {
  if (!ownParams.some((name) => query.has(name))) return query;
  const next = new URLSearchParams(query);
  for (const name of ownParams) next.delete(name);
  const [field, path, value] = ['add', 'addPath', 'addValue'].map((name) => query.get(name)?.trim() ?? '');
  const operator = operators.find((known) => known === query.get('addOperator')) ?? 'is';
  if (!field || !value || (field === 'payload' && !path)) return next;
  next.append(field === 'payload' ? payloadParam(path ?? '', operator) : conditionParam(field, operator), value);
  return next;
}
