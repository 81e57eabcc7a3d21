'use client';

import { useCallback, useId, useRef, useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { useLiveRows } from '@/components/live/use-live-rows';
import type { IssueOwner } from '@/lib/ledger/issues/list-issue-owners';
import { ChosenForm } from './choose-issue';
import { ChosenBar } from './chosen-bar';
import { columns } from './columns';
import type { IssueTab } from './issue-list-query';
import type { IssueRow } from './issue-row';

interface IssuesTableProps {
  issues: IssueRow[];
  tab: IssueTab;
  /** Null: the reader may not work on issues. */
  owners: readonly IssueOwner[] | null;
}

/** The rows of the list of issues. Whoever may work on them can choose some; the bar for those opens by CSS alone. */
export function IssuesTable({ issues, tab, owners }: IssuesTableProps) {
  const rows = useLiveRows('issues', issues);
  const form = useId();
  const list = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(0);
  const boxes = useCallback(
    () => [...(list.current?.querySelectorAll<HTMLInputElement>('input[name="id"]') ?? [])],
    [],
  );
  const count = useCallback(() => setChosen(boxes().filter(({ checked }) => checked).length), [boxes]);
  const choose = (checked: boolean) => {
    for (const box of boxes()) box.checked = checked;
    count();
  };
  const table = <DataTable label="Issues" columns={columns} data={rows} getRowId={({ id }) => id} />;
  if (owners === null) return table;
  return (
    <ChosenForm value={form}>
      <div ref={list} onChange={count} className="group/list flex min-h-0 flex-1 flex-col md:min-h-72">
        {table}
        <ChosenBar
          form={form}
          tab={tab}
          owners={owners}
          chosen={chosen}
          allChosen={chosen >= issues.length}
          onAll={() => choose(true)}
          onNone={() => choose(false)}
        />
      </div>
    </ChosenForm>
  );
}
