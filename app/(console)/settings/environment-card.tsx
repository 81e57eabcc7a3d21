import { Card, CardHeader } from '@/components/ui/card';
import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { environmentLines } from './environment-lines';

/** What comes from variables: shown, and changed where the console is started. */
export function EnvironmentCard({ ctx }: { ctx: ActorContext }) {
  assertMay(ctx.actor, 'settings.read');
  return (
    <Card id="environment" aria-label="Set by variables" className="scroll-mt-4">
      <CardHeader title="Set by variables" />
      <p className="max-w-prose px-4 pt-3 text-muted text-sm">
        These come from the environment of the console’s processes and hold from their next start on. Secrets and
        addresses are not shown.
      </p>
      <dl className="px-4 pt-2 pb-3 text-sm">
        {environmentLines(ctx.environment).map(({ variable, does, now }) => (
          <div key={variable} className="flex flex-wrap items-baseline gap-x-4 border-b py-1.5 last:border-b-0">
            <dt className="min-w-0 flex-1 basis-64">
              <span className="break-all font-mono text-[0.95em]">{variable}</span>{' '}
              <span className="text-muted">{does}</span>
            </dt>
            <dd className="shrink-0">{now}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
