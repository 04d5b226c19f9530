import { useId } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { PUBLICATION } from './publication.texts';

/** What a link begins with that the server takes. */
export function isLink(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text);
}

/** Where the link of a post is put in; says what is missing once something is there, or was asked for. */
export function LinkField({
  label,
  value,
  wrong = false,
  onChange,
}: {
  label: string;
  value: string;
  wrong?: boolean;
  onChange: (value: string) => void;
}) {
  const t = useTexts(PUBLICATION);
  const field = useId();
  const amiss = wrong || (value.trim() !== '' && !isLink(value.trim()));
  return (
    <>
      <label className="field-label" htmlFor={field}>
        {label}
      </label>
      <input
        id={field}
        className="field-input"
        type="url"
        inputMode="url"
        autoComplete="off"
        value={value}
        aria-invalid={amiss}
        aria-describedby={`${field}-hint`}
        onChange={({ target }) => onChange(target.value)}
      />
      <p id={`${field}-hint`} className={amiss ? 'field-missing' : 'field-hint'} {...(wrong && { role: 'alert' })}>
        {t('linkMissing')}
      </p>
    </>
  );
}
