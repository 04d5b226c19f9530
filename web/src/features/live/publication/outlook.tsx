import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { channelName } from '../../../lib/channel-names';
import { serverNow } from '../../../lib/clock/server-clock';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, shortTime } from '../../../lib/moment';
import type { Publication } from '../api/live-queries';
import { movePreviewQuery } from '../api/publication-queries';
import { type Prospect, prospectOf } from './outlook.rules';
import { OUTLOOK } from './outlook.texts';

/** What a new time would come to, as the server answers now; asked again while the dialog is open, for "as soon as possible" moves on. */
export function useOutlook(
  { id, state }: Publication,
  act: 'hasten' | 'move' | 'release',
  /** ISO, null = as soon as possible, undefined = none is chosen yet. */
  wishedAt: string | null | undefined,
) {
  const t = useTexts(OUTLOOK);
  const query = useQuery(movePreviewQuery(id, wishedAt, act === 'hasten'));
  const answer = query.isError ? undefined : query.data;
  const prospect = answer && prospectOf(answer, serverNow());
  const [opened] = useState(state);
  return {
    query,
    prospect,
    /** Somebody else has decided since the dialog was opened: what is asked in it is not the question any more. */
    isOvertaken: state !== opened,
    /** What is said here, for the server to compare. */
    shown: { state: opened, ...(answer && { slotAt: answer.slotAt }) },
    /** What the button does, in words; null until that is known. */
    button: answer && prospect ? t(wordOf(act, prospect), { time: shortTime(answer.slotAt) }) : null,
  };
}

function wordOf(act: 'hasten' | 'move' | 'release', prospect: Prospect) {
  if (act === 'hasten') return `hasten_${prospect}` as const;
  return act === 'move' ? (`move_${prospect}` as const) : (`release_${prospect}` as const);
}

/** When and where it would leave, or why it would wait: before anything is done. */
export function Outlook({
  publication,
  outlook: { query, prospect, isOvertaken },
}: {
  publication: Publication;
  outlook: ReturnType<typeof useOutlook>;
}) {
  const t = useTexts(OUTLOOK);
  const { data } = query;
  const { stateName, stateReason } = publication;
  return (
    <div className="outlook" aria-live="polite">
      {isOvertaken ? (
        <Alert
          type="warning"
          showIcon
          title={t('overtaken', { state: spoken(stateName) })}
          description={stateReason && spoken(stateReason.text)}
        />
      ) : query.isError ? (
        <Alert
          type="error"
          showIcon
          title={query.error.message}
          action={
            <Button size="small" onClick={() => void query.refetch()}>
              {t('again')}
            </Button>
          }
        />
      ) : !data || !prospect ? (
        query.fetchStatus !== 'idle' && <p className="outlook-more">{t('asking')}</p>
      ) : (
        <div className={`outlook-answer is-${prospect}`}>
          <p>{t(data.handedTo && prospect !== 'waits' ? (`${prospect}Handed` as const) : prospect)}</p>
          <p className="outlook-where">
            {channelName(publication.channel)} · {publication.accountName}
          </p>
          <p className="outlook-more">
            {prospect === 'later' ? fullTime(data.slotAt) : t('slot', { time: fullTime(data.slotAt) })}
            {data.forecast && <> {t('expected')}</>}
          </p>
          {data.waitsFor.map(({ code, text, todo }) => (
            <p key={code}>
              {spoken(text)}
              <span className="outlook-more">{spoken(todo)}</span>
            </p>
          ))}
          {data.because.map(({ text }) => (
            <p key={text.zh} className="outlook-more">
              {spoken(text)}
            </p>
          ))}
          {data.handedTo ? <p>{t(data.handedTo)}</p> : prospect === 'now' && <p>{t('final')}</p>}
        </div>
      )}
    </div>
  );
}
