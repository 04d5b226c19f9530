import { Input } from 'antd';
import { useId, useState } from 'react';
import { fromField, toField, LAST_MINUTE } from '../../../lib/clock/days';
import { zoneWords } from '../../../lib/clock/elsewhere';
import { bracketed } from '../../../lib/language/spoken';

/** A time of the institution's clocks, epoch ms; null while it is not whole. The browser's own field: it speaks everybody's language. */
export function TimeField({
  label,
  at,
  onChange,
}: {
  label: string;
  at: number | null;
  onChange: (at: number | null) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState('');
  // What is half typed stands as long as it is no other time than the one that holds.
  const shown = fromField(typed) === at ? typed : at === null ? '' : toField(at);
  return (
    <div className="dialog-field">
      <label htmlFor={id}>
        {label}
        {bracketed(zoneWords(at ?? undefined))}
      </label>
      <Input
        id={id}
        type="datetime-local"
        max={LAST_MINUTE}
        value={shown}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(fromField(target.value));
        }}
      />
    </div>
  );
}
