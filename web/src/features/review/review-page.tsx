import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useMe } from '../../app/session/session-gate';
import { FullPageError, FullPageWait } from '../../components/full-page';
import { LostOpinions } from '../../components/piece/lost-opinions';
import { Statement } from '../../components/statement';
import { usePageTitle } from '../../components/use-page-title';
import { useTexts } from '../../lib/language/use-texts';
import { isNarrow } from '../../lib/narrow';
import { nextOf } from '../../lib/review/earlier.rules';
import { type Settled, useVerdict } from '../../lib/review/use-verdict';
import { isGone } from '../../lib/review/verdict.rules';
import { VERDICT } from '../../lib/review/verdict.texts';
import { pieceQuery, queueQuery } from './api/review-queries';
import { KeysHelp } from './components/keys-help';
import { LeftBehind } from './components/left-behind';
import { PieceDesk } from './components/piece-desk';
import { QueueList } from './components/queue-list';
import { useKeys } from './components/use-keys';
import { REVIEW } from './review.texts';
import './review.css';

interface Notice {
  text: string;
  isBad: boolean;
}

/** The review desk: my queue, and beside it the piece I am reading, with what to decide on. */
export function ReviewPage() {
  const t = useTexts(REVIEW);
  const v = useTexts(VERDICT);
  usePageTitle(t('title'));
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { storyId } = useParams({ strict: false });
  const queue = useQuery(queueQuery);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [asking, setAsking] = useState<'approve' | 'return' | null>(null);
  const [helping, setHelping] = useState(false);
  const items = queue.data?.items ?? [];

  const open = useCallback(
    (id: string | null, replace = false): void => {
      setAsking(null);
      setTrouble(null);
      void (id === null
        ? navigate({ to: '/review', replace })
        : navigate({ to: '/review/$storyId', params: { storyId: id }, replace }));
    },
    [navigate],
  );

  function settled(one: Settled): void {
    const { verdict } = one;
    const { title } = verdict;
    // What is on the screen may be another piece by now: it stays.
    const isShown = storyId === verdict.storyId;
    const next = nextOf(items, verdict.roundId);
    if (one.kind === 'done' || isGone(one.error)) {
      // Not to be opened again before the server's list is here.
      queries.setQueryData(
        queueQuery.queryKey,
        (known) => known && { ...known, items: known.items.filter(({ id }) => id !== verdict.roundId) },
      );
    }
    void queries.invalidateQueries({ queryKey: ['review'] });
    if (one.kind === 'done') {
      const state = one.review.rounds.find(({ id }) => id === verdict.roundId)?.state;
      const word = verdict.decision === 'return' ? 'doneReturn' : state === 'approved' ? 'doneSeal' : 'doneApprove';
      setNotice({ text: v(word, { title }), isBad: false });
      if (isShown) open(next?.storyId ?? null);
    } else if (isGone(one.error)) {
      setNotice({
        text: v('gone', { title, why: one.error.message }) + (next && isShown ? v('moved') : ''),
        isBad: true,
      });
      if (isShown) open(next?.storyId ?? null);
    } else if (one.error.code === 'REVIEW_DIGEST_CHANGED') {
      setNotice({ text: v('changed', { title }), isBad: true });
      setAsking(null);
    } else {
      setTrouble(one.error.message);
    }
  }
  const verdict = useVerdict(me.personId, settled);

  // The first is opened where there is room for it; what is open stays, whatever becomes of the queue.
  const firstId = items[0]?.storyId;
  useEffect(() => {
    if (storyId === undefined && firstId !== undefined && !isNarrow()) open(firstId, true);
  }, [storyId, firstId, open]);
  // The next one is there at once.
  const nextId = nextOf(items, items.find((one) => one.storyId === storyId)?.id ?? '')?.storyId;
  useEffect(() => {
    if (nextId !== undefined) void queries.prefetchQuery(pieceQuery(nextId, me.personId));
  }, [nextId, queries, me.personId]);

  function step(by: 1 | -1): void {
    const at = items.findIndex((one) => one.storyId === storyId);
    const to = items[at === -1 ? 0 : at + by];
    if (to) open(to.storyId);
  }
  useKeys({ j: () => step(1), k: () => step(-1), '?': () => setHelping(true) }, asking === null && !helping);

  if (queue.isPending) return <FullPageWait />;
  if (queue.isError && !queue.data) return <FullPageError error={queue.error} onRetry={() => void queue.refetch()} />;
  return (
    <div className="review">
      <header className="review-head">
        <h1>{t('title')}</h1>
        <a className="review-phone" href={storyId === undefined ? '/console/sign' : `/console/sign/${storyId}`}>
          {t('phone')} <span aria-hidden>→</span>
        </a>
        <Button type="text" className="review-keys" onClick={() => setHelping(true)}>
          {t('keys')} <kbd>?</kbd>
        </Button>
      </header>
      <div
        className={
          storyId !== undefined
            ? 'review-desk'
            : items.length > 0
              ? 'review-desk is-list'
              : 'review-desk is-list is-empty'
        }
      >
        {/* Above the piece alone: what is said must not push the two buttons off the screen. */}
        <div className="review-notices">
          <div role="status" aria-live="polite">
            {notice && (
              <p className={notice.isBad ? 'review-notice is-bad' : 'review-notice'}>
                <span aria-hidden>{notice.isBad ? '⚠ ' : '✓ '}</span>
                {notice.text}
                <button type="button" className="text-button" onClick={() => setNotice(null)}>
                  {t('dismiss')}
                </button>
              </p>
            )}
          </div>
          <LeftBehind verdict={verdict} />
          <LostOpinions verdict={verdict} />
        </div>
        {items.length > 0 && <QueueList items={items} isMore={queue.data?.isMore ?? false} currentId={storyId} />}
        {storyId !== undefined ? (
          <PieceDesk
            key={storyId}
            storyId={storyId}
            verdict={verdict}
            asking={asking}
            isHelping={helping}
            trouble={trouble}
            nextId={nextId === storyId ? undefined : nextId}
            onAsk={(kind) => {
              setTrouble(null);
              setAsking(kind);
            }}
            onOpen={open}
          />
        ) : items.length === 0 ? (
          <Statement title={t('empty')} text={t('emptyHint')} />
        ) : (
          <div className="review-pick">
            <Statement title={t('pick')} text={t('pickHint')} />
          </div>
        )}
      </div>
      {helping && <KeysHelp onClose={() => setHelping(false)} />}
    </div>
  );
}
