import type { ActorContext } from '@/lib/access/actor';
import { findSetting } from '@/lib/access/settings/console-setting';
import {
  readSensitiveSetting,
  type Sensitivities,
  sensitiveSettingKey,
  sensitivitiesOf,
} from '@/lib/intake/sensitive/sensitive-setting';
import type { Sql } from '@/lib/platform/query/conditions';
import type { Columns, ColumnsOf, ExportItem } from './columns';
import type { Snapshot } from './snapshot';

/** The rows of one list that a filter finds, in the list's order. */
export interface ListSource {
  /** The query of the API that asks for the same rows. */
  filter: URLSearchParams;
  columns: Columns;
  /** Throws where the filter asks for what nobody may ask for, or nobody knows yet. */
  assertAskable?(ctx: ActorContext): Promise<void>;
  read(snapshot: Snapshot): Promise<AsyncGenerator<ExportItem[], void, undefined>>;
}

interface ListPlan<Row extends object, Item extends object> {
  filter: URLSearchParams;
  columns: ColumnsOf<Item>;
  query: Sql;
  assertAskable?(ctx: ActorContext): Promise<void>;
  /** Told what is sensitive, for items that hold further fields of payloads. */
  toItem(row: Row, sensitivities: Sensitivities): Item;
}

/** A source whose rows `query` selects as `Row`. */
export function listSource<Row extends object, Item extends object>(plan: ListPlan<Row, Item>): ListSource {
  return {
    filter: plan.filter,
    columns: plan.columns,
    ...(plan.assertAskable && { assertAskable: plan.assertAskable }),
    async read(snapshot) {
      const setting = await findSetting(snapshot.tx, sensitiveSettingKey);
      const sensitivities = sensitivitiesOf(readSensitiveSetting(setting?.value));
      const batches = await snapshot.batches<Row>(plan.query);
      async function* items() {
        for await (const rows of batches) yield rows.map((row) => plan.toItem(row, sensitivities));
      }
      return items();
    },
  };
}
