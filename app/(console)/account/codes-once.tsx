import type { FormState } from '@/app/(console)/providers/form-state';
import { Banner } from '@/components/ui/banner';
import { buttonStyles } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';

/** Recovery codes just made: they stand here this once. */
export function CodesOnce({ state }: { state: FormState }) {
  const codes = state.once?.secret ?? '';
  return (
    <div className="flex flex-col gap-3">
      <Banner kind="success" title={state.message ?? 'Done.'} />
      <p className="text-sm">
        Keep these recovery codes where you keep your passwords. Each stands in for the app once; they are shown this
        once.
      </p>
      <ul
        aria-label="Recovery codes"
        className="grid gap-x-6 gap-y-1 rounded-md border px-3 py-2 font-mono text-sm sm:grid-cols-2"
      >
        {codes.split('\n').map((code) => (
          <li key={code} className="whitespace-nowrap">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <CopyButton text={codes} label="Copy codes" labelled variant="secondary" size="md" />
        {/* A plain link: the page is loaded anew, and nothing of the codes stays in the browser. */}
        <a href={state.once?.href ?? '/account'} className={buttonStyles({ variant: 'primary' })}>
          I have kept them
        </a>
      </div>
    </div>
  );
}
