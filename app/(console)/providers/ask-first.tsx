import { Button } from '@/components/ui/button';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';

/** What is asked before a form is sent. */
export interface Question {
  title: string;
  /** What happens on agreeing. */
  description: string;
  /** On the button that agrees. */
  agree: string;
  /** What is agreed to cannot be undone. */
  danger?: boolean;
}

interface AskFirstProps {
  /** Null: nothing is asked. */
  question: Question | null;
  onAgree: () => void;
  onCancel: () => void;
}

/** Asks over the page; the focus begins at the button that gives up. */
export function AskFirst({ question, onAgree, onCancel }: AskFirstProps) {
  return (
    <Dialog open={question !== null} onOpenChange={(open) => !open && onCancel()}>
      <DialogContent
        title={question?.title ?? ''}
        description={question?.description ?? ''}
        actions={
          <>
            <DialogClose asChild>
              <Button data-first>Cancel</Button>
            </DialogClose>
            <Button variant={question?.danger ? 'danger' : 'primary'} onClick={onAgree}>
              {question?.agree}
            </Button>
          </>
        }
      />
    </Dialog>
  );
}
