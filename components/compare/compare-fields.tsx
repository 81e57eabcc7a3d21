import type { FieldPair } from './diff-fields';

/** Named values that differ, the earlier beside the later; that all are the same, or that there are none. */
export function CompareFields({
  title,
  pairs,
  level: Heading = 'h4',
}: {
  title: string;
  pairs: readonly FieldPair[];
  /** One below the heading that it stands under. */
  level?: 'h2' | 'h3' | 'h4';
}) {
  const changed = pairs.filter(({ same }) => !same);
  return (
    <section className="flex flex-col gap-1">
      <Heading className="font-medium text-sm">{title}</Heading>
      {changed.length === 0 ? (
        <p className="text-muted text-sm">
          {pairs.length === 0 ? 'Neither has any.' : `All ${pairs.length} are the same.`}
        </p>
      ) : (
        <dl className="grid gap-x-4 gap-y-1 font-mono text-xs sm:grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)_minmax(0,1fr)]">
          {changed.map(({ name, before, after }) => (
            <div key={name} className="contents">
              <dt className="break-all text-muted">{name}</dt>
              <dd className="break-all rounded-sm bg-red-soft px-1 text-red-ink">
                <span className="sr-only">Earlier: </span>
                {before ?? '(not there)'}
              </dd>
              <dd className="break-all rounded-sm bg-green-soft px-1 text-green-ink">
                <span className="sr-only">Later: </span>
                {after ?? '(not there)'}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
