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
import { type FormAction, type FormState, untouched } from './form-state';
import { sendForm } from './send-form';

const Sent = createContext<{ state: FormState; pending: boolean }>({ state: untouched, pending: false });

/** The problem of a field of the form around it, once it was sent. */
export function useProblem(name: string): string | undefined {
  return useContext(Sent).state.problems[name];
}

export interface ActionFormProps {
  action: FormAction;
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
  whenDone?: (state: FormState) => ReactNode;
  className?: string;
  /** For fields that stand elsewhere and name it by their `form`. */
  id?: string;
}

/**
 * A form of a server function: works before the scripts are there; with them what was typed stays unless it was done, also where no
 * answer comes or nobody is signed in any more. Says what became of it, and problems stand at their fields (`useProblem`).
 */
export function ActionForm({
  action,
  hidden,
  children,
  clears = false,
  onDone,
  asks,
  whenDone,
  className,
  id,
}: ActionFormProps) {
  // Sent before the scripts were there, it is answered by the page that comes; with them a call that fails must not take the page.
  const [answered, post] = useActionState(action, untouched);
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
  const send = (data: FormData) =>
    startSending(async () => {
      const next = await sendForm(action, state, data);
      // What follows a wait belongs to the transition only if it says so.
      startTransition(() => setState(next));
    });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    // React would empty the form after its own submit, also where nothing was changed.
    event.preventDefault();
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
        {children}
        {state.message !== null && (
          <div data-result>
            <Banner kind={state.status === 'done' ? 'success' : 'error'} title={state.message}>
              {state.signIn && (
                <>
                  <a href={state.signIn} target="_blank" rel="noopener" className="underline underline-offset-2">
                    Sign in in a new tab
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

/** Sends the form around it; waits while it is on its way. */
export function SubmitButton({ children, ...props }: ButtonProps) {
  const { pending } = useContext(Sent);
  return (
    <Button type="submit" aria-disabled={pending} {...props}>
      {children}
    </Button>
  );
}
