import { useId } from 'react';

/** One choice among few or many: the machine's own list, which every phone and screen reader knows. */
export function Choice({
  label,
  any,
  value,
  options,
  onChoose,
}: {
  label: string;
  /** The word for no choice. */
  any: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChoose: (value: string | undefined) => void;
}) {
  const id = useId();
  // What the address names may not be there (any more): it is shown as itself rather than as no choice.
  const isStray = value !== undefined && !options.some((one) => one.value === value);
  return (
    <span className="choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        className={value === undefined ? undefined : 'is-chosen'}
        onChange={({ target }) => onChoose(target.value === '' ? undefined : target.value)}
      >
        <option value="">{any}</option>
        {isStray && <option value={value}>…</option>}
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </span>
  );
}
