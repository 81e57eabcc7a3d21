import { boundedWidth, type ColumnChoice, type ColumnLayout, payloadPathOf } from '@/lib/views/column-layout';
import type { ListColumn } from './list-column';

/** A column that a list shows, with all that drawing it takes. */
export interface ShownColumn extends ColumnChoice {
  label: string;
  /** Of what it usually holds, in units of 4 px: how long its skeleton's bar is. */
  width: number;
}

/** Of a value of the payload: texts of any length. */
const payloadWidth = 24;
/** Padding of a cell, and a letter of a header: where a width has to be known before anything is drawn. */
const paddingPx = 28;
const letterPx = 7.5;

function described(choice: ColumnChoice, known: readonly ListColumn[]): ShownColumn | null {
  const column = known.find(({ id }) => id === choice.id);
  const path = payloadPathOf(choice.id);
  if (column) return { ...choice, label: column.label, width: column.width };
  return path === null ? null : { ...choice, label: path, width: payloadWidth };
}

/** A pinned column beside another has to know where that ends. */
function withKnownWidth(column: ShownColumn): ShownColumn {
  if (column.widthPx !== null) return column;
  return { ...column, widthPx: boundedWidth(Math.max(column.width * 4, column.label.length * letterPx) + paddingPx) };
}

const unsized = { widthPx: null, pinned: false };

/** Pure: the columns that a list shows where nobody said otherwise. */
export function standardLayout(known: readonly ListColumn[]): ColumnLayout {
  return known.map(({ id }, at) => ({ ...unsized, id, pinned: at === 0 }));
}

/**
 * Pure: the columns that a list shows of `layout`, in the order in which they are drawn: the first column of the list, which is always
 * there and pinned; the other pinned ones; the rest. What there is no more is left out, and values of the payload where the list
 * has none (`lifts`). Without what stands at the end by itself.
 */
export function layoutOf(known: readonly ListColumn[], layout: ColumnLayout | null, lifts: boolean): ColumnLayout {
  const [lead] = known;
  if (!lead) return [];
  const asked = layout ?? standardLayout(known);
  const chosen = asked.find(({ id }) => id === lead.id);
  const others = asked.filter(({ id }) => {
    const column = known.find((one) => one.id === id);
    return id !== lead.id && (column ? column.label !== '' : lifts && payloadPathOf(id) !== null);
  });
  return [
    { ...unsized, ...chosen, id: lead.id, pinned: true },
    ...others.filter(({ pinned }) => pinned),
    ...others.filter(({ pinned }) => !pinned),
  ];
}

/** Pure: the same with all that drawing them takes, and at the end what has no label (actions). Several pinned ones have a width each. */
export function shownColumns(
  known: readonly ListColumn[],
  layout: ColumnLayout | null,
  lifts: boolean,
): readonly ShownColumn[] {
  const ends = known.slice(1).filter(({ label }) => label === '');
  const all = [...layoutOf(known, layout, lifts), ...ends.map(({ id }) => ({ ...unsized, id }))].flatMap(
    (choice) => described(choice, known) ?? [],
  );
  const several = all.filter(({ pinned }) => pinned).length > 1;
  return several ? all.map((column) => (column.pinned ? withKnownWidth(column) : column)) : all;
}

/** Pure: the layout with the column shown: where it stands in the list by itself, values of the payload last. */
export function withColumn(layout: ColumnLayout, id: string, known: readonly ListColumn[]): ColumnLayout {
  if (layout.some((one) => one.id === id)) return layout;
  const place = known.findIndex((column) => column.id === id);
  const before = new Set(known.slice(0, Math.max(place, 0)).map((column) => column.id));
  const at = place < 0 ? layout.length : layout.findLastIndex((one) => before.has(one.id)) + 1;
  return layout.toSpliced(at, 0, { ...unsized, id });
}

/** Pure: the layout without the column. */
export function withoutColumn(layout: ColumnLayout, id: string): ColumnLayout {
  return layout.filter((one) => one.id !== id);
}

/** Pure: the layout with the column at the place `to` among all that are named. */
export function withColumnAt(layout: ColumnLayout, id: string, to: number): ColumnLayout {
  const moved = layout.find((one) => one.id === id);
  if (!moved) return layout;
  return withoutColumn(layout, id).toSpliced(Math.max(0, to), 0, moved);
}

/** Pure: the layout with the column changed: its width (bounded; null: as wide as what it holds) or whether it is pinned. */
export function withChange(
  layout: ColumnLayout,
  id: string,
  change: Partial<Pick<ColumnChoice, 'widthPx' | 'pinned'>>,
): ColumnLayout {
  return layout.map((one) => {
    if (one.id !== id) return one;
    const next = { ...one, ...change };
    return { ...next, widthPx: next.widthPx === null ? null : boundedWidth(next.widthPx) };
  });
}
