/** One column that a list shows. */
export interface ColumnChoice {
  /** A column of the list, or `.` and the path of a value in the payload: `.main_order.status`. */
  id: string;
  /** Null: as wide as what it holds. */
  widthPx: number | null;
  /** Stays at the left while the rest scrolls. */
  pinned: boolean;
}

/** The columns that a list shows, in their order; what is not named is not shown. */
export type ColumnLayout = readonly ColumnChoice[];

export const columnWidthMin = 48;
export const columnWidthMax = 800;
/** Values of payloads beside one another; each row's payload is opened once, whatever their number. */
export const payloadColumnsMax = 8;
/** Longer than any path of a provider's documentation by far. */
export const payloadPathLengthMax = 200;
const columnsMax = 60;
export const layoutTextLengthMax = 2_500;

const escapes = /[%*\- ]/g;

/** Pure: the path of a payload column; null for a column of the list itself. */
export function payloadPathOf(id: string): string | null {
  return id.startsWith('.') ? id.slice(1) : null;
}

/** Pure: the id of the column for a value of the payload. */
export function payloadColumnId(path: string): string {
  return `.${path}`;
}

/** Pure: the paths of the payload columns among them, in their order. */
export function payloadPaths(layout: ColumnLayout): string[] {
  return layout.flatMap(({ id }) => payloadPathOf(id) ?? []);
}

/**
 * Pure: the layout as a URL has it: `id* received-120 .main_order.status` (pinned by a star, width after a dash), whose spaces a
 * query writes as `+`.
 */
export function formatLayout(layout: ColumnLayout): string {
  return layout
    .map(({ id, widthPx, pinned }) => {
      const name = id.replace(escapes, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
      return `${name}${widthPx === null ? '' : `-${widthPx}`}${pinned ? '*' : ''}`;
    })
    .join(' ');
}

function unescaped(name: string): string {
  return name.replace(/%(25|2A|2D|20)/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Pure: a width within its bounds, in whole pixels. */
export function boundedWidth(px: number): number {
  return Math.min(columnWidthMax, Math.max(columnWidthMin, Math.round(px)));
}

/** Pure: the inverse of `formatLayout`. What cannot be read, and a column named twice, is left out; null where nothing is left. */
export function parseLayout(text: string | null | undefined): ColumnLayout | null {
  if (!text || text.length > layoutTextLengthMax) return null;
  const layout: ColumnChoice[] = [];
  for (const token of text.split(' ').slice(0, columnsMax)) {
    const parts = /^(\.?[^\s*-]+)(?:-(\d{1,4}))?(\*?)$/.exec(token);
    const id = unescaped(parts?.[1] ?? '');
    const path = payloadPathOf(id);
    if (parts === null || layout.some((one) => one.id === id)) continue;
    if (path !== null && (path === '' || path.length > payloadPathLengthMax)) continue;
    if (path !== null && payloadPaths(layout).length >= payloadColumnsMax) continue;
    layout.push({
      id,
      widthPx: parts[2] === undefined ? null : boundedWidth(Number(parts[2])),
      pinned: parts[3] === '*',
    });
  }
  return layout.length === 0 ? null : layout;
}
