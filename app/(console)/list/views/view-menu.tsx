'use client';

import { ChevronDownIcon, CopyIcon, PencilIcon, RotateCcwIcon, SaveIcon, TrashIcon, UsersIcon } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { copyText } from '@/components/ui/copy-text';
import { Link } from '@/components/ui/link';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import type { ViewList } from '@/lib/views/lists';
import type { SavedView } from '@/lib/views/types';
import { openViewQuery } from '@/lib/views/view-query';
import { SaveView } from './save-view';
import { useKeptQuery } from './use-kept-query';
import { useViewAction } from './use-view-action';
import { changeSavedView, shareSavedView } from './view-actions';
import { DeleteView, RenameView } from './view-dialogs';

interface ViewMenuProps {
  list: ViewList;
  /** The one that is open. */
  view: SavedView;
  /** The list shows something else than it keeps. */
  changed: boolean;
  /** What the list's URL shows now, as `viewQuery` writes it. */
  shown: string;
  mayShare: boolean;
}

/** What can be done with the view that is open: keep what is shown now, name, share, copy, delete it; and that it was changed. */
export function ViewMenu({ list, view, changed, shown, mayShare }: ViewMenuProps) {
  const { id, name, shared, owner, mayChange, updatedAt } = view;
  const [dialog, setDialog] = useState<'rename' | 'delete' | null>(null);
  const { said, say, run } = useViewAction();
  const kept = useKeptQuery(shown);
  const href = `/${list}?${openViewQuery(view)}` as const;
  const update = () => run(changeSavedView, { id, seen: updatedAt, query: kept });
  const close = () => setDialog(null);
  const copy = async () => {
    const done = await copyText(new URL(href, location.href).toString());
    say(done ? 'Its link is copied.' : 'The browser does not let the link be copied.');
  };
  return (
    <div className="flex shrink-0 items-center gap-1.5 py-1">
      <span role="status" className="max-w-80 truncate text-muted text-xs max-md:sr-only">
        {said}
      </span>
      {changed && <Badge tone="amber">Changed</Badge>}
      {changed && mayChange && (
        <Button size="sm" onClick={update} className="max-sm:hidden">
          Update
        </Button>
      )}
      {changed && !mayChange && <SaveView list={list} shown={shown} mayShare={mayShare} label="Save as" />}
      <Menu>
        <MenuTrigger asChild>
          <Button size="sm" variant="ghost" aria-label={`View ${name}`}>
            View
            <ChevronDownIcon aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent align="end">
          {changed && mayChange && (
            <MenuItem onSelect={update}>
              <SaveIcon aria-hidden />
              Keep what is shown now
            </MenuItem>
          )}
          {changed && (
            <MenuItem asChild>
              <Link href={href}>
                <RotateCcwIcon aria-hidden />
                Go back to what it keeps
              </Link>
            </MenuItem>
          )}
          {mayChange && (
            <MenuItem onSelect={() => setDialog('rename')}>
              <PencilIcon aria-hidden />
              Rename…
            </MenuItem>
          )}
          {mayChange && mayShare && (shared || owner === null) && (
            <MenuItem onSelect={() => run(shareSavedView, { id, shared: String(!shared) })}>
              <UsersIcon aria-hidden />
              {shared ? 'Stop sharing' : 'Share with everybody'}
            </MenuItem>
          )}
          <MenuItem onSelect={copy}>
            <CopyIcon aria-hidden />
            Copy link
          </MenuItem>
          {mayChange && (
            <>
              <MenuSeparator />
              <MenuItem danger onSelect={() => setDialog('delete')}>
                <TrashIcon aria-hidden />
                Delete…
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      <RenameView view={view} open={dialog === 'rename'} onClose={close} />
      <DeleteView view={view} open={dialog === 'delete'} onClose={close} />
    </div>
  );
}
