import { useEffect, useState } from 'react';
import { LostOpinions } from '../components/piece/lost-opinions';
import { isElsewhere, zoneInFull } from '../lib/clock/elsewhere';
import { useTexts } from '../lib/language/use-texts';
import { shortTime } from '../lib/moment';
import { nextOf } from '../lib/review/earlier.rules';
import { pieceOf, waitingRounds } from '../lib/review/review-calls';
import { type Settled, useVerdict } from '../lib/review/use-verdict';
import { isGone } from '../lib/review/verdict.rules';
import { VERDICT } from '../lib/review/verdict.texts';
import { FreezeNotice } from './freeze-notice';
import { Signing } from './piece/signing';
import { WaitingList } from './piece/waiting-list';
import type { Me } from './session/sign-session';
import { SIGN } from './sign.texts';
import { useLoaded } from './use-loaded';
import { useStoryInPath } from './use-path';

/** The list and the piece that is read; what was decided is said on top of either. */
export function SignDesk({ me }: { me: Me }) {
  const t = useTexts(SIGN);
  const v = useTexts(VERDICT);
  const [storyId, go] = useStoryInPath();
  const queue = useLoaded('queue', (signal) => waitingRounds(signal));
  const piece = useLoaded(storyId === null ? null : `${storyId} ${me.personId}`, (signal) =>
    pieceOf(storyId ?? '', me.personId, signal),
  );
  const [notice, setNotice] = useState<{ text: string; isBad: boolean } | null>(null);
  const online = useOnline();
  const [elsewhere] = useState(isElsewhere);
  const [over, setOver] = useState<readonly string[]>([]);
  // What I am done with is gone before the server's list says so.
  const items = (queue.data?.items ?? []).filter(({ id }) => !over.includes(id));

  function settled(one: Settled): void {
    const { verdict } = one;
    const { title } = verdict;
    const isShown = storyId === verdict.storyId;
    const next = nextOf(items, verdict.roundId);
    if (one.kind === 'done' || isGone(one.error)) setOver((all) => [...all, verdict.roundId]);
    queue.reload();
    if (one.kind === 'done') {
      const state = one.review.rounds.find(({ id }) => id === verdict.roundId)?.state;
      const word = verdict.decision === 'return' ? 'doneReturn' : state === 'approved' ? 'doneSeal' : 'doneApprove';
      setNotice({ text: v(word, { title }), isBad: false });
      if (isShown) go(next?.storyId ?? null, true);
    } else if (isGone(one.error)) {
      const moved = next && isShown ? v('moved') : '';
      setNotice({ text: v('gone', { title, why: one.error.message }) + moved, isBad: true });
      if (isShown) go(next?.storyId ?? null, true);
    } else {
      const text = one.error.code === 'REVIEW_DIGEST_CHANGED' ? v('changed', { title }) : one.error.message;
      setNotice({ text, isBad: true });
      piece.reload();
    }
  }
  const verdict = useVerdict(me.personId, settled);
  const { onItsWay } = verdict;

  return (
    <>
      <header className="sign-top">
        {storyId === null ? (
          <h1>
            {t('waiting')} {queue.data && <span className="soft">{t('count', { n: items.length })}</span>}
          </h1>
        ) : (
          <a
            href="/console/sign"
            onClick={(event) => {
              event.preventDefault();
              go(null);
              queue.reload();
            }}
          >
            ‹ {t('back')}
          </a>
        )}
        {storyId === null && (
          <button type="button" className="text-button" onClick={queue.reload}>
            {t('refresh')}
          </button>
        )}
      </header>
      <FreezeNotice me={me} />
      <div role="status" aria-live="polite">
        {!online && <p className="sign-notice is-bad">{t('offline')}</p>}
        {onItsWay && (
          <p className="sign-notice">
            {onItsWay.waiting ? v(onItsWay.waiting.status === 401 ? 'waitingLogin' : 'waiting') : v('sending')}
          </p>
        )}
        {notice && (
          <p className={notice.isBad ? 'sign-notice is-bad' : 'sign-notice is-good'}>
            <span aria-hidden>{notice.isBad ? '⚠ ' : '✓ '}</span>
            {notice.text}{' '}
            <button type="button" className="text-button" onClick={() => setNotice(null)}>
              {t('dismiss')}
            </button>
          </p>
        )}
      </div>
      {elsewhere && <p className="soft sign-zone">{t('elsewhere', { zone: zoneInFull() })}</p>}
      {verdict.left.map((unsent) => (
        <div key={unsent.key} role="alert" className="sign-notice is-bad">
          {v('left', {
            ...{ time: shortTime(unsent.at), title: unsent.verdict.title },
            decision: v(unsent.verdict.decision),
          })}{' '}
          <button
            type="button"
            className="text-button"
            disabled={onItsWay !== null}
            onClick={() => void verdict.resume(unsent)}
          >
            {v('resume')}
          </button>
          <button type="button" className="text-button" onClick={() => verdict.giveUp(unsent)}>
            {v('giveUp')}
          </button>
        </div>
      ))}
      <LostOpinions verdict={verdict} />
      <main>
        {storyId === null ? (
          queue.data === null ? (
            <Waiting error={queue.error} onRetry={queue.reload} />
          ) : items.length === 0 ? (
            <div className="sign-empty">
              <p>{t('empty')}</p>
              <p className="soft">{t('emptyHint')}</p>
            </div>
          ) : (
            <WaitingList items={items} onOpen={(id) => go(id)} />
          )
        ) : piece.data === null ? (
          <Waiting error={piece.error} onRetry={piece.reload} />
        ) : (
          <Signing
            key={storyId}
            piece={piece.data}
            personId={me.personId}
            onItsWay={onItsWay}
            onVerdict={(one) => {
              setNotice(null);
              void verdict.make(one);
            }}
          />
        )}
      </main>
    </>
  );
}

function Waiting({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  const t = useTexts(SIGN);
  if (!error)
    return (
      <p role="status" className="soft sign-empty">
        {t('loading')}
      </p>
    );
  return (
    <p role="alert" className="sign-empty">
      {t('failed', { why: error.message })}{' '}
      <button type="button" className="text-button" onClick={onRetry}>
        {t('retry')}
      </button>
    </p>
  );
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return online;
}
