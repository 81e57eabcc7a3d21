'use client';

import {
  createContext,
  type FormEvent,
  type ReactNode,
  startTransition,
  useActionState,
  useContext,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  useTransition,
} from 'react';
import { Banner } from '@/components/ui/banner';
import { Button, type ButtonProps } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { AskFirst, type Question } from './ask-first';
import { useDrawnFor } from './drawn-for';
import { drawnForField } from './drawn-for-field';
import { type FormAction, type FormState, untouched } from './form-state';
import { sendForm } from './send-form';

const Sent = createContext<{ state: FormState<unknown>; pending: boolean }>({ state: untouched, pending: false });

/** The problem of a field of the form around it, once it was sent. */
export function useProblem(name: string): string | undefined {
  return useContext(Sent).state.problems[name];
}

export interface ActionFormProps<Found> {
  action: FormAction<Found>;
  /** Fields that are not shown. */
  hidden: Readonly<Record<string, string>>;
  children?: ReactNode;
  /** Empties the fields once it was done: for what must not stay on the screen. */
  clears?: boolean;
  /** Called once it was done. */
  onDone?: () => void;
  /** What is asked before it is sent, null: nothing. It goes out with `agreed`, which its server function must insist on. */
  asks?: (form: FormData) => Question | null;
  /** Stands in place of the form once it was done. */
  whenDone?: (state: FormState<Found>) => ReactNode;
  /** Shows what the answer holds, below the form. */
  whenFound?: (found: Found) => ReactNode;
  className?: string;
  /** For fields that stand elsewhere and name it by their `form`. */
  id?: string;
}

/**
 * A form of a server function: works before the scripts are there; with them what was typed stays unless it was done, also where no
 * answer comes or nobody is signed in any more, and while it is on its way it is not sent again. It says for whom its page was drawn.
 * Says what became of it, and problems stand at their fields (`useProblem`).
 */
export function ActionForm<Found = never>({
  action,
  hidden,
  children,
  clears = false,
  onDone,
  asks,
  whenDone,
  whenFound,
  className,
  id,
}: ActionFormProps<Found>) {
  const drawnFor = useDrawnFor();
  // Sent before the scripts were there, it is answered by the page that comes; with them a call that fails must not take the page.
  const [answered, post] = useActionState<FormState<Found>, FormData>(action, untouched);
  const [state, setState] = useState(answered);
  const [pending, startSending] = useTransition();
  const [asked, setAsked] = useState<{ question: Question; data: FormData } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  // Once for what was done, however often what stands around the form is drawn anew: fields may be filled again by then.
  const finish = useEffectEvent(() => {
    if (clears) form.current?.reset();
    onDone?.();
  });
  // Together with the words for it: nobody fills a field in between.
  useLayoutEffect(() => {
    if (state.status === 'done') finish();
  }, [state]);
  // Another press comes before anything is drawn: only what was set at once holds it back, until the answer is on the screen.
  const underWay = useRef(false);
  useLayoutEffect(() => {
    if (!pending) underWay.current = false;
  }, [pending]);
  const send = (data: FormData) => {
    if (underWay.current) return;
    underWay.current = true;
    startSending(async () => {
      const next = await sendForm(action, state, data);
      // What follows a wait belongs to the transition only if it says so.
      startTransition(() => setState(next));
    });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    // React would empty the form after its own submit, also where nothing was changed.
    event.preventDefault();
    if (underWay.current) return;
    // With the button that was pressed: a form may have several.
    const pressed = event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
    const data = new FormData(event.currentTarget, pressed);
    const question = asks?.(data) ?? null;
    if (question === null) send(data);
    else setAsked({ question, data });
  };
  const agree = () => {
    setAsked(null);
    if (!asked) return;
    asked.data.set('agreed', 'yes');
    send(asked.data);
  };
  if (state.status === 'done' && whenDone) return <div data-result>{whenDone(state)}</div>;
  return (
    <Sent value={{ state, pending }}>
      <form ref={form} id={id} action={post} onSubmit={submit} className={cn('flex flex-col gap-4', className)}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {drawnFor !== null && <input type="hidden" name={drawnForField} value={drawnFor} />}
        {children}
        {whenFound && (
          // There before it says anything, so that what it says is read out.
          <div aria-live="polite">
            {state.found !== undefined && !pending && <div data-result>{whenFound(state.found)}</div>}
          </div>
        )}
        {state.message !== null && (
          <div data-result>
            <Banner kind={state.status === 'done' ? 'success' : 'error'} title={state.message}>
              {state.first && (
                <>
                  <a href={state.first.href} target="_blank" rel="noopener" className="underline underline-offset-2">
                    {state.first.label}
                  </a>
                  , then send it again: what you typed is still here.
                </>
              )}
            </Banner>
          </div>
        )}
      </form>
      {asks && <AskFirst question={asked?.question ?? null} onAgree={agree} onCancel={() => setAsked(null)} />}
    </Sent>
  );
}

export interface SubmitButtonProps extends ButtonProps {
  /** In place of `children` while it waits. */
  busy?: ReactNode;
  /** What it does is under way already, whoever began it. */
  waits?: boolean;
}

/** Sends the form around it; waits while it is on its way. */
export function SubmitButton({ children, busy = children, waits = false, ...props }: SubmitButtonProps) {
  const { pending } = useContext(Sent);
  const waiting = pending || waits;
  return (
    <Button type="submit" aria-disabled={waiting} {...props}>
      {waiting ? busy : children}
    </Button>
  );
}
