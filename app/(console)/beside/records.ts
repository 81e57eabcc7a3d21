import type { ReactNode } from 'react';
import BatchPage from '@/app/(console)/batches/[provider]/[batchId]/page';
import CallbackPage from '@/app/(console)/callbacks/[id]/page';
import IssuePage from '@/app/(console)/issues/[id]/page';
import RejectedRequestPage from '@/app/(console)/rejected/[id]/page';
import TransferPage from '@/app/(console)/transfers/[id]/page';

/** Lists that show one of their records beside them, by their path. */
const besideLists = ['/callbacks', '/transfers', '/batches', '/issues', '/rejected'] as const;
export type BesideList = (typeof besideLists)[number];

/** The list of a path; null: it shows nothing beside it. */
export function besideListOf(pathname: string): BesideList | null {
  return besideLists.find((list) => list === pathname) ?? null;
}

type SearchParams = Promise<Record<string, string | string[]>>;

const number = /^[1-9]\d{0,17}$/;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The page of a record by the segments of its address under the list; null: it is no address of a record. */
const pages: Readonly<
  Record<BesideList, (path: readonly string[], search: SearchParams) => Promise<ReactNode> | null>
> = {
  '/callbacks': ([id = '', ...more], searchParams) =>
    number.test(id) && more.length === 0 ? CallbackPage({ params: Promise.resolve({ id }), searchParams }) : null,
  '/transfers': ([id = '', ...more], searchParams) =>
    number.test(id) && more.length === 0 ? TransferPage({ params: Promise.resolve({ id }), searchParams }) : null,
  '/issues': ([id = '', ...more], searchParams) =>
    number.test(id) && more.length === 0 ? IssuePage({ params: Promise.resolve({ id }), searchParams }) : null,
  '/rejected': ([id = '', ...more], searchParams) =>
    uuid.test(id) && more.length === 0 ? RejectedRequestPage({ params: Promise.resolve({ id }), searchParams }) : null,
  '/batches': ([provider = '', batchId = '', ...more], searchParams) =>
    provider !== '' && batchId !== '' && more.length === 0
      ? BatchPage({ params: Promise.resolve({ provider, batchId }), searchParams })
      : null,
};

const openLengthMax = 2_000;

/** Draws the very page of a record, for beside its list. `open` is its address under the list: `17?tab=response`. Null: it is none. */
export async function drawRecord(list: BesideList, open: string): Promise<ReactNode> {
  if (open.length > openLengthMax || !URL.canParse(open, 'http://record/')) return null;
  const { pathname, searchParams } = new URL(open, 'http://record/');
  const params: Record<string, string[]> = {};
  for (const name of searchParams.keys()) params[name] = searchParams.getAll(name);
  return pages[list](pathname.slice(1).split('/'), Promise.resolve(params));
}
