import { z } from 'zod';
import { type Operator, operators, readFieldValue, wrongCount } from '@/lib/platform/query/filter-fields';
import type { ParamReader } from '@/lib/platform/query/param-reader';
import { storableText } from '@/lib/platform/text';
import { numberPattern } from './number-buckets';
import { factPathLengthMax, factPathOf, payloadParam, readPayloadParam } from './payload-path';

/** One thing asked of a payload; of a list at the path, any of its values. The values of one condition are alternatives. */
export interface PayloadCondition {
  /** Without places in lists: `main_order.status`, `suborders.tx_id`. */
  path: string;
  operator: Operator;
  /** Compared without regard to case and to the width of space. */
  values: readonly string[];
}

/** An index of trigrams needs as many. */
const partLengthMin = 3;
const conditionsMax = 10;

type ReadCondition = { ok: true; condition: PayloadCondition } | { ok: false; takes: string };

function readCondition(path: string, operator: Operator, texts: readonly string[]): ReadCondition {
  const field = factPathOf(path);
  if (field === '') return { ok: false, takes: 'needs a path, as payload.main_order.status' };
  if (field.length > factPathLengthMax) {
    return { ok: false, takes: `takes a path of at most ${factPathLengthMax} characters` };
  }
  const isRange = operator === 'from' || operator === 'to';
  const wrong = wrongCount(operator, isRange ? 'amount' : 'text', texts.length);
  if (wrong) return { ok: false, takes: wrong };
  for (const text of texts) {
    const read = readFieldValue({ kind: isRange ? 'amount' : 'text' }, text);
    if (!read.ok) return read;
    if (isRange && !numberPattern.test(text)) return { ok: false, takes: 'takes a decimal number, as 12.50' };
    if (operator === 'contains' && text.length < partLengthMin) {
      return { ok: false, takes: `takes at least ${partLengthMin} characters` };
    }
  }
  return { ok: true, condition: { path: field, operator, values: [...texts] } };
}

/** Pure: the conditions on payloads in a URL. What cannot be used is left out and noted in `reader`. */
export function readPayloadConditions(reader: ParamReader): PayloadCondition[] {
  const found = reader.names.flatMap((name): PayloadCondition[] => {
    const asked = readPayloadParam(name);
    const texts = asked ? reader.texts(name) : [];
    if (!asked || texts.length === 0) return [];
    const read = readCondition(storableText(asked.path), asked.operator, texts);
    if (!read.ok) reader.refuse(name.slice(0, 300), read.takes);
    return read.ok ? [read.condition] : [];
  });
  if (found.length > conditionsMax) reader.refuse('payload', `takes at most ${conditionsMax} conditions`);
  return found.length > conditionsMax ? [] : found;
}

/** Pure: the URL parameters that `readPayloadConditions` reads back. */
export function writePayloadConditions(conditions: readonly PayloadCondition[]): [name: string, value: string][] {
  return conditions.flatMap(({ path, operator, values }) =>
    values.map((value): [string, string] => [payloadParam(path, operator), value]),
  );
}

/** Conditions as JSON, as the API takes them and as they are stored. */
export const payloadConditionsSchema = z
  .array(
    z
      .strictObject({
        path: z.string().min(1).transform(storableText),
        operator: z.enum(operators),
        values: z.array(z.string().trim().min(1).transform(storableText)).min(1),
      })
      .transform(({ path, operator, values }, context): PayloadCondition => {
        const read = readCondition(path, operator, values);
        if (read.ok) return read.condition;
        context.addIssue({ code: 'custom', message: `payload.${path} ${read.takes}.` });
        return z.NEVER;
      }),
  )
  .max(conditionsMax);
