import { notFound } from 'next/navigation';
import { NotFoundError } from '@/lib/platform/errors';

/** What `work` gives; what does not exist leaves for the nearest `not-found.tsx`. */
export async function orNotFound<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NotFoundError) notFound();
    throw error;
  }
}
