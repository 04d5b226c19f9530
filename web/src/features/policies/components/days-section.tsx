import { useQuery } from '@tanstack/react-query';
import { Button, Input, InputNumber, Radio } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useMay, useMe } from '../../../app/session/session-gate';
import { TroubleNote } from '../../../components/trouble-note';
import { answered, api } from '../../../lib/api/client';
import { addDays, isDay, LAST_DAY } from '../../../lib/clock/days';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { local } from '../../../lib/moment';
import { useKeptDraft } from '../../../lib/use-kept-draft';
import { daysQuery } from '../api/policy-queries';
import { POLICIES } from '../policies.texts';
import { ChangeDialog } from './change-dialog';

type DayClass = 'workday' | 'weekend' | 'holiday';
const AS = { workday: 'asWorkday', weekend: 'asWeekend', holiday: 'asHoliday' } as const;

/** Which days are not simply as their weekday, and the word of the house on it. */
export function DaysSection() {
  const t = useTexts(POLICIES);
  const may = useMay();
  const [year, setYear] = useState(local(new Date()).year());
  const [dialog, setDialog] = useState<{ set: true } | { unset: string } | null>(null);
  const query = useQuery(daysQuery(year));
  return (
    <>
      <div className="days-head">
        <Button aria-label={t('year', { year: year - 1 })} onClick={() => setYear(year - 1)}>
          ‹
        </Button>
        <strong>{t('year', { year })}</strong>
        <Button aria-label={t('year', { year: year + 1 })} onClick={() => setYear(year + 1)}>
          ›
        </Button>
        {may('policy.administer') && <Button onClick={() => setDialog({ set: true })}>{t('setDay')}</Button>}
      </div>
      <TroubleNote trouble={query.error} />
      {query.data && <p className="soft">{spoken(query.data.basis as { zh: string; en: string })}</p>}
      <ul className="day-list">
        {query.data?.special.map((day) => (
          <li key={day.date} className={`is-${day.class}`}>
            <span>{dayjs(day.date).format('MM-DD ddd')}</span>
            <strong>{t(AS[day.class])}</strong>
            <span className="soft">
              {day.name ? spoken(day.name as { zh: string; en: string }) : ''}
              {day.source === 'set' && ` ${t('set')}`}
            </span>
            {day.source === 'set' && may('policy.administer') && (
              <Button size="small" onClick={() => setDialog({ unset: day.date })}>
                {t('unset')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {dialog && 'set' in dialog && <SetDay year={year} onClose={() => setDialog(null)} />}
      {dialog && 'unset' in dialog && (
        <ChangeDialog
          dialogName="day-unset"
          title={t('unsetTitle', { date: dialog.unset })}
          act={t('unsetAct')}
          preview={() =>
            answered(
              api.POST('/api/day-classes/{date}/removal-preview', {
                params: { path: { date: dialog.unset } },
              } as never),
            )
          }
          commit={(confirm) =>
            answered(
              api.DELETE('/api/day-classes/{date}', {
                params: { path: { date: dialog.unset }, query: confirm === undefined ? {} : { confirm } },
              }),
            )
          }
          onClose={() => setDialog(null)}
        >
          <p>{t('unsetWhat')}</p>
        </ChangeDialog>
      )}
    </>
  );
}

/** As its fields hold it. */
interface Draft {
  date: string;
  dayClass: DayClass;
  note: string;
  days: number;
}

function SetDay({ year, onClose }: { year: number; onClose: () => void }) {
  const t = useTexts(POLICIES);
  const [blank] = useState<Draft>({ date: `${year}-12-31`, dayClass: 'holiday', note: '', days: 1 });
  const [draft, setDraft, forget] = useKeptDraft(`${useMe().personId}.day.${year}`, blank);
  const { date, dayClass, note, days } = draft;
  const [missing, setMissing] = useState(false);
  const put = (changes: Partial<Draft>): void => setDraft({ ...draft, ...changes });
  const body = (): { days: { date: string; class: DayClass; note?: string }[] } => ({
    days: Array.from({ length: days }, (_, at) => ({
      date: addDays(date, at),
      class: dayClass,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    })),
  });
  return (
    <ChangeDialog
      dialogName="day-set"
      title={t('setDay')}
      act={t('save')}
      isReady={() => {
        setMissing(!isDay(date));
        return isDay(date);
      }}
      preview={() => answered(api.POST('/api/day-classes/preview', { body: body() } as never))}
      commit={(confirm) =>
        answered(
          api.PUT('/api/day-classes', { body: { ...body(), ...(confirm === undefined ? {} : { confirm }) } }),
        ).then(forget)
      }
      onClose={onClose}
    >
      <div className="field-pair">
        <label>
          <span className="policy-field">{t('date')}</span>
          <Input
            type="date"
            max={LAST_DAY}
            value={date}
            aria-invalid={missing && date === ''}
            onChange={(event) => put({ date: event.target.value })}
          />
        </label>
        <label>
          <span className="policy-field">{t('daysCount')}</span>
          <InputNumber min={1} max={31} precision={0} value={days} onChange={(value) => put({ days: value ?? 1 })} />
        </label>
      </div>
      {missing && date === '' && (
        <p role="alert" className="missing">
          {t('dateMissing')}
        </p>
      )}
      <fieldset className="scope-spread">
        <legend>{t('dayClass')}</legend>
        <Radio.Group
          value={dayClass}
          onChange={(event) => put({ dayClass: event.target.value as DayClass })}
          options={(['holiday', 'workday', 'weekend'] as const).map((one) => ({ value: one, label: t(AS[one]) }))}
        />
      </fieldset>
      <label>
        <span className="policy-field">{t('note')}</span>
        <Input value={note} maxLength={200} onChange={(event) => put({ note: event.target.value })} />
      </label>
    </ChangeDialog>
  );
}
