import { changesOf } from '@/app/(console)/audit/change-words';
import { CompareFields } from '@/components/compare/compare-fields';
import { KeyValues } from '@/components/domain/key-values';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import type { AuditItem } from '@/lib/ledger/audit/types';

const mono = (text: string | null) => <span className="break-all font-mono text-xs">{text ?? '—'}</span>;

/** What an entry noted: values before and after side by side; facts that have no before as a list; that there is none. */
export function WhatChanged({ before, after }: Pick<AuditItem, 'before' | 'after'>) {
  const pairs = changesOf(before, after);
  const same = pairs.filter((pair) => pair.same);
  return (
    <Card>
      <CardHeader title={before === null ? 'What was noted' : 'Before and after'} />
      <CardBody className="flex flex-col gap-4">
        {pairs.length === 0 ? (
          <p className="text-muted text-sm">The action says all: there is nothing beside it.</p>
        ) : before === null ? (
          <KeyValues items={pairs.map(({ name, after: value }) => ({ label: name, value: mono(value) }))} />
        ) : (
          <>
            <CompareFields level="h3" title="Changed" pairs={pairs} />
            {same.length > 0 && (
              <KeyValues items={same.map(({ name, after: value }) => ({ label: name, value: mono(value) }))} />
            )}
          </>
        )}
      </CardBody>
    </Card>
  );
}
