interface CheckGroupProps {
  name: string;
  label: string;
  /** What none ticked means. */
  none: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
}

/** Some of a closed set, each with its box; none ticked is no condition. */
export function CheckGroup({ name, label, none, options, chosen }: CheckGroupProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1.5 font-medium text-sm">
        {label} <span className="font-normal text-faint text-xs">{none}</span>
      </legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        {options.map((option) => (
          <label key={option.value} className="inline-flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              className="size-3.5 shrink-0 accent-accent"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
