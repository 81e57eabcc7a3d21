/**
 * How a field stands in a CSV file. `decimal`: every digit as sent, a negative one too; `instant`: UTC, and beside it the chosen
 * zone; `json`: what has no fixed shape.
 */
export type ColumnKind = 'text' | 'decimal' | 'instant' | 'json';

/** Field → how it is written, in the order of the file. */
export type Columns = Readonly<Record<string, ColumnKind>>;

/** One row of a list as the API has it. */
export type ExportItem = object;

/** Columns of every field of `Item`: one that is forgotten is a compile error. */
export type ColumnsOf<Item> = Readonly<Record<keyof Item & string, ColumnKind>>;
