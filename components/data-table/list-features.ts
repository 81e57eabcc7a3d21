import {
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  metaHelper,
  type TableOptions,
  tableFeatures,
} from '@tanstack/react-table';

/** What a list's column says of itself beside TanStack's own options. */
export interface ListColumnMeta {
  /** Its name in the menu of columns, where the header is empty or longer. */
  label?: string;
  align?: 'end';
  /** Its place on a phone's two-line card; a column without one is left out there. */
  card?: 'lead' | 'detail' | 'status' | 'time' | 'amount';
  /** Width bounds and the like for header and cells. */
  className?: string;
  /** Shown on hover and focus of the row: actions. */
  revealed?: boolean;
}

/** The table features that every list uses: rows come sorted, filtered and paged from the server. */
export const listFeatures = tableFeatures({
  columnVisibilityFeature,
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnMeta: metaHelper<ListColumnMeta>(),
});

export type ListFeatures = typeof listFeatures;

/** Column definitions as `createColumnHelper<ListFeatures, Row>().columns([…])` makes them. */
export type ListColumns<Row extends object> = TableOptions<ListFeatures, Row>['columns'];

/** What is to be known of a column before its cells are drawn. */
export interface ListColumn {
  id: string;
  label: string;
  /** Of what it usually holds, in units of 4 px: how long its skeleton's bar is. */
  width: number;
}
