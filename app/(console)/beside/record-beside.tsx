import type { ReactNode } from 'react';
import { Beside } from '@/components/beside/beside';
import { nounOf } from '@/components/data-table/bounded-count';
import type { ListShape } from '@/components/data-table/list-shape';
import { besideListOf, drawRecord } from './records';
import { showRecord } from './show-record';

interface RecordBesideProps {
  list: Pick<ListShape, 'pathname' | 'noun'>;
  /** The record that the URL wants; absent: this list shows none. */
  open: string | null | undefined;
  /** The list's rows. */
  children: ReactNode;
}

/** The rows of a list with the record beside them that its URL names, drawn by the server in the same answer. */
export async function RecordBeside({ list: { pathname, noun }, open, children }: RecordBesideProps) {
  const list = besideListOf(pathname);
  if (open === undefined || list === null) return children;
  const content = open === null ? null : await drawRecord(list, open);
  return (
    <Beside
      listPath={list}
      what={nounOf(noun, 1, null)}
      came={open === null || content === null ? null : { open, content }}
      draw={showRecord}
    >
      {children}
    </Beside>
  );
}
