'use client';

import { useProblem } from '@/app/(console)/providers/action-form';

/** What is wrong with a group of fields of the form around it; nothing until it was sent. */
export function FieldProblem({ name }: { name: string }) {
  const problem = useProblem(name);
  return problem === undefined ? null : <p className="text-red-ink text-xs">{problem}</p>;
}
