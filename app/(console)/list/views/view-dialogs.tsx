'use client';

import { ActionForm, SubmitButton } from '@/app/(console)/providers/action-form';
import { TextField } from '@/app/(console)/providers/form-fields';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';
import { viewNameLengthMax } from '@/lib/views/read-name';
import type { SavedView } from '@/lib/views/types';
import { changeSavedView, deleteSavedView } from './view-actions';

interface ViewDialogProps {
  view: SavedView;
  open: boolean;
  onClose: () => void;
}

const cancel = (
  <DialogClose asChild>
    <Button>Cancel</Button>
  </DialogClose>
);

/** Gives a view another name. */
export function RenameView({ view: { id, name, shared, updatedAt }, open, onClose }: ViewDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        title="Rename the view"
        description={shared ? 'Everybody sees the new name.' : 'You alone see this view.'}
      >
        <ActionForm action={changeSavedView} hidden={{ id, seen: updatedAt }} onDone={onClose}>
          <TextField name="name" label="Name of the view" defaultValue={name} maxLength={viewNameLengthMax} required />
          <div className="flex justify-end gap-2">
            {cancel}
            <SubmitButton variant="primary">Rename</SubmitButton>
          </div>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}

/** Deletes a view, once that is agreed to. */
export function DeleteView({ view: { id, list, name, shared, owner }, open, onClose }: ViewDialogProps) {
  const whose = owner === null ? '' : ` It is ${owner}’s.`;
  const who = shared ? `Nobody finds it under its name any more.${whose}` : 'You alone see it.';
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        title={`Delete the view “${name}”?`}
        description={`${who} Links to it show the same rows as before; the rows themselves stay.`}
      >
        <ActionForm action={deleteSavedView} hidden={{ id, list }}>
          <div className="flex justify-end gap-2">
            {cancel}
            <SubmitButton variant="danger">Delete</SubmitButton>
          </div>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
