/** Lists that can be exported. */
export const listKinds = ['transfers', 'suborders', 'issues', 'callbacks', 'audit'] as const;
export type ListKind = (typeof listKinds)[number];

export const listFormats = ['csv', 'jsonl'] as const;
export type ListFormat = (typeof listFormats)[number];

/** Everything that is handed out as a file: the lists, the evidence of one record, and the failed lines of a batch to submit again. */
export const exportKinds = [...listKinds, 'evidence', 'resubmit'] as const;
export type ExportKind = (typeof exportKinds)[number];

export const exportFormats = [...listFormats, 'zip', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/**
 * `running` while it is handed out; `complete`: every byte was handed over; `aborted`: the client went away; `failed`: the
 * console could not finish it; `lost`: the process that made it ended, so nobody knows how far it came.
 */
export const exportStates = ['running', 'complete', 'aborted', 'failed', 'lost'] as const;
export type ExportState = (typeof exportStates)[number];

/** A file that was handed out, or is being. */
export interface ExportSummary {
  id: string;
  kind: ExportKind;
  format: ExportFormat;
  /** The query of the API that asks for the same rows; of evidence the record: `batch:17`. */
  filter: string;
  zone: string | null;
  state: ExportState;
  /** Data rows of a list, files of evidence; as far as it came where it is not complete. */
  rows: string;
  bytes: string;
  /** Hex; null where it is not complete. */
  sha256: string | null;
  /** Of evidence: the same for the same state, whenever it was asked for, by all who may reveal; masked packs have another. */
  contentSha256: string | null;
  requestedBy: string;
  startedAt: string;
  finishedAt: string | null;
}

/** A file on its way: its bytes come as they are asked for. */
export interface HandedFile {
  exportId: string;
  fileName: string;
  contentType: string;
  /** Ends only after the file was recorded as complete; breaks off with an error otherwise. */
  content: ReadableStream<Uint8Array>;
}
