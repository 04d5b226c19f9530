import { Radio } from 'antd';
import { useId } from 'react';
import { fromField, LAST_MINUTE } from '../../../lib/clock/days';
import { zoneWords } from '../../../lib/clock/elsewhere';
import { bracketed } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { PUBLICATION } from './publication.texts';
import type { TimeWish } from './wish.rules';

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
            max={LAST_MINUTE}
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
