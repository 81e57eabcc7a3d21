/** The headers of a provider's request as the verb answers them: masked for who may not see them. */
export function HeaderList({ headers }: { headers: Readonly<Record<string, string>> }) {
  const names = Object.keys(headers).sort();
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-medium text-sm">Headers</h2>
      {names.length === 0 ? (
        <p className="text-muted text-sm">None were kept.</p>
      ) : (
        <dl className="grid grid-cols-1 gap-x-6 gap-y-1 font-mono text-xs sm:grid-cols-[minmax(8rem,max-content)_minmax(0,1fr)]">
          {names.map((name) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="break-all max-sm:mb-1">{headers[name]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
