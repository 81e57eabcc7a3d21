import type { ReactNode } from 'react';

/** What a list's column says of how its cells stand. */
export interface ListColumnMeta {
  align?: 'end';
  /** Its place on a phone's two-line card; a column without one is left out there. */
  card?: 'lead' | 'detail' | 'below' | 'status' | 'time' | 'amount';
  /** Width bounds and the like for header and cells. */
  className?: string;
}

/** How a list draws one of its columns. */
export interface DrawnColumn<Row> {
  id: string;
  header: ReactNode;
  meta?: ListColumnMeta;
  cell: (row: Row) => ReactNode;
}

/** All that a list can show; rows come sorted, filtered and paged from the server. */
export type ListColumns<Row> = readonly DrawnColumn<Row>[];

/** What is to be known of a column before its cells are drawn. */
export interface ListColumn {
  id: string;
  label: string;
  /** Of what it usually holds, in units of 4 px: how long its skeleton's bar is. */
  width: number;
}
