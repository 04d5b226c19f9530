import { Input } from 'antd';
import { useId } from 'react';
import { fromField, toField } from '../../../lib/clock/days';
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
  return (
    <div className="dialog-field">
      <label htmlFor={id}>
        {label}
        {bracketed(zoneWords(at ?? undefined))}
      </label>
      <Input
        id={id}
        type="datetime-local"
        defaultValue={at === null ? '' : toField(at)}
        key={at ?? 'none'}
        onBlur={(event) => onChange(fromField(event.target.value))}
        onPressEnter={(event) => onChange(fromField(event.currentTarget.value))}
      />
    </div>
  );
}
