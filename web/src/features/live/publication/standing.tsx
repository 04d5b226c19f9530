import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { spoken } from '../../../lib/language/spoken';
import { Panel } from '../../../components/panel';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import type { Publication } from '../api/live-queries';
import { attemptsQuery } from '../api/publication-queries';
import { PUBLICATION } from './publication.texts';

/** How it stands, in words: what it waits for and what to do, why it failed, why it leaves when it does. */
export function Standing({ publication }: { publication: Publication }) {
  const t = useTexts(PUBLICATION);
  const { waitsFor, stateReason, inHand, mayBeOut, contradiction, because, forecast, dependsOn, state } = publication;
  const attempts = useQuery({ ...attemptsQuery(publication.id), enabled: inHand !== null });
  const until = attempts.data?.at(-1)?.acceptedUntil ?? null;
  const waits = state === 'scheduled';
  const says =
    waitsFor.length > 0 || stateReason || inHand || mayBeOut || contradiction || (waits && because.length > 0);
  if (!says) return null;
  return (
    <Panel title={t('why')} isGrave={mayBeOut || contradiction !== null}>
      {contradiction && <p className="publication-word">{spoken(contradiction.text)}</p>}
      {inHand && (
        <p className="publication-word">
          {t(`inHand_${inHand}`)}
          {until !== null && <span className="publication-todo">{t('until', { time: shortTime(until) })}</span>}
        </p>
      )}
      {waitsFor.map(({ code, text, todo }) => (
        <p key={code} className="publication-word">
          {spoken(text)}
          <span className="publication-todo">{spoken(todo)}</span>
        </p>
      ))}
      {waitsFor.length === 0 && stateReason && <p className="publication-word">{spoken(stateReason.text)}</p>}
      {mayBeOut && state !== 'unconfirmed' && <p className="publication-word">{t('mayBeOut')}</p>}
      {dependsOn !== null && waits && (
        <p className="publication-word">
          <Link to="/publications/$id" params={{ id: dependsOn }}>
            {t(waitsFor.some(({ code }) => code === 'PAGE_NOT_OUT') ? 'dependsOn' : 'dependsOnOut')}
          </Link>
        </p>
      )}
      {waits && because.length > 0 && (
        <>
          <strong>{t('because')}</strong>
          <ul className="publication-because">
            {because.map(({ text }) => (
              <li key={text.zh}>{spoken(text)}</li>
            ))}
          </ul>
          {forecast && <p className="publication-todo">{t('forecast')}</p>}
        </>
      )}
    </Panel>
  );
}
