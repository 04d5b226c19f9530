import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import { outlookQuery, type SlotOutlook } from '../api/calendar-queries';
import type { ToPlace } from '../calendar-context';
import { CALENDAR } from '../calendar.texts';
import { clockOf } from '../../../lib/clock/days';
import { ghostWishes, isAsWished, placesOf } from '../rules/wishes';
import { TimeField } from './time-field';
import { Dialog } from '../../../components/dialog';

/** Days looked ahead for free places, and so many of them shown. */
const AHEAD_DAYS = 90;
const SHOWN = 6;
const MORNING = '09:00';

/** A time for a story or a post without a mouse: the next free places, or one's own wish with what the rules make of it. */
export function PlaceDialog({
  what,
  wish: given,
  onPlace,
  onClose,
}: {
  what: ToPlace;
  wish: number | null;
  onPlace: (what: ToPlace, wish: number) => Promise<unknown>;
  onClose: () => void;
}) {
  const t = useTexts(CALENDAR);
  const [wish, setWish] = useState<number | null>(given);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [ghosts] = useState(() => ghostWishes(what.at === null ? MORNING : clockOf(what.at), Date.now(), AHEAD_DAYS));
  const free = useQuery(outlookQuery(what.placing, ghosts));
  const asked = useQuery(outlookQuery(what.placing, wish === null ? [] : [wish]));
  const answer = asked.data?.[0];
  const slot = answer?.slotAt ?? null;
  const isMove = what.placing.kind === 'move';

  async function go(at: number): Promise<void> {
    setBusy(true);
    setTrouble(null);
    try {
      await onPlace(what, at);
      onClose();
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : String(error));
      setBusy(false);
    }
  }

  return (
    <Dialog
      dialogName="calendar-place"
      open
      title={isMove ? t('move') : t('schedule')}
      onCancel={onClose}
      footer={[
        <Button key="back" onClick={onClose}>
          {t('back')}
        </Button>,
        <Button
          key="act"
          type="primary"
          loading={busy}
          disabled={wish === null || slot === null}
          onClick={() => wish !== null && void go(wish)}
        >
          {slot === null
            ? isMove
              ? t('move')
              : t('schedule')
            : t(isMove ? 'putMove' : 'putSchedule', { time: shortTime(slot) })}
        </Button>,
      ]}
    >
      <div className="dialog">
        {trouble !== null && <Alert type="error" title={trouble} showIcon role="alert" />}
        <p>
          <strong>{what.title}</strong>
          <br />
          <span className="soft">
            {what.laneName}
            {what.at !== null && ` · ${t('now', { time: shortTime(new Date(what.at)) })}`}
          </span>
        </p>
        <h3>{t('ghosts')}</h3>
        <Ghosts query={free} wish={wish} onWish={setWish} />
        <TimeField label={t('wantedTime')} at={wish} onChange={setWish} />
        <div aria-live="polite">
          {wish !== null && asked.isFetching && <p className="soft">{t('asking')}</p>}
          {asked.error && <Alert type="error" title={asked.error.message} role="alert" />}
          {answer && !asked.isFetching && <Answer answer={answer} />}
        </div>
      </div>
    </Dialog>
  );
}

function Ghosts({
  query,
  wish,
  onWish,
}: {
  query: { data?: SlotOutlook[]; error: Error | null; isPending: boolean };
  wish: number | null;
  onWish: (wish: number) => void;
}) {
  const t = useTexts(CALENDAR);
  if (query.error) return <Alert type="error" title={query.error.message} role="alert" />;
  if (!query.data) return <p className="soft">{t('asking')}</p>;
  const places = placesOf(query.data, SHOWN);
  if (places.length === 0) {
    const refused = query.data.find(({ fault }) => fault !== null);
    return <p>{refused?.fault ? spoken(refused.fault.text) : t('ghostsNone')}</p>;
  }
  return (
    <ul className="ghosts">
      {places.map((place) => {
        const at = Date.parse(place.wishedAt);
        return (
          <li key={place.slotAt}>
            <button type="button" className="ghost" aria-pressed={wish === at} onClick={() => onWish(at)}>
              {shortTime(place.slotAt ?? '')}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

export function Answer({ answer }: { answer: SlotOutlook }) {
  const t = useTexts(CALENDAR);
  const { slotAt, fault, because } = answer;
  return (
    <div className={fault ? 'answer is-refused' : isAsWished(answer) ? 'answer is-wished' : 'answer is-later'}>
      {fault && <p>✕ {spoken(fault.text)}</p>}
      {slotAt !== null && (
        <p>{isAsWished(answer) ? `✓ ${t('getsWished')}` : `→ ${t('gets', { time: shortTime(slotAt) })}`}</p>
      )}
      {because.length > 0 && (
        <ul>
          {because.map(({ text }) => (
            <li key={text.zh}>{spoken(text)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
