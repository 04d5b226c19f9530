import { Radio } from 'antd';
import { useId } from 'react';
import { fromField } from '../../../lib/clock/days';
import { zoneWords } from '../../../lib/clock/elsewhere';
import { bracketed } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { atLocal } from '../../../lib/moment';
import { PUBLICATION } from './publication.texts';

export interface TimeWish {
  soonest: boolean;
  /** As the field holds it, in the institution's time; empty while nothing is chosen. */
  local: string;
}

export const SOONEST: TimeWish = { soonest: true, local: '' };

/** ISO, null = as soon as possible, undefined while a time is wanted and none is chosen. */
export function wishOf({ soonest, local }: TimeWish): string | null | undefined {
  if (soonest) return null;
  return local === '' ? undefined : atLocal(local);
}

/** The next time the rules allow, or one that is wished for. */
export function TimeChoice({
  value,
  isMissing,
  onChange,
}: {
  value: TimeWish;
  isMissing: boolean;
  onChange: (value: TimeWish) => void;
}) {
  const t = useTexts(PUBLICATION);
  const id = useId();
  return (
    <div className="time-choice">
      <Radio.Group
        vertical
        value={value.soonest}
        onChange={({ target }) => onChange({ ...value, soonest: target.value as boolean })}
        options={[
          { value: true, label: t('soonest') },
          { value: false, label: t('wish') },
        ]}
      />
      {!value.soonest && (
        <>
          <label className="field-label" htmlFor={id}>
            {t('wishLabel')}
            {bracketed(zoneWords(fromField(value.local) ?? undefined))}
          </label>
          <input
            id={id}
            className="field-input"
            type="datetime-local"
            value={value.local}
            aria-invalid={isMissing}
            onChange={({ target }) => onChange({ soonest: false, local: target.value })}
          />
          {isMissing && (
            <p className="field-missing" role="alert">
              {t('wishMissing')}
            </p>
          )}
        </>
      )}
    </div>
  );
}
