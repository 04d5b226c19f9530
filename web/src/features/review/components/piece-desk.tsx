import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useMe } from '../../../app/session/session-gate';
import { FullPageError, FullPageWait } from '../../../components/full-page';
import type { DiffView } from '../../../components/text-diff/text-diff';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { isNarrow } from '../../../lib/narrow';
import type { Piece } from '../../../lib/review/review-calls';
import { useRead } from '../../../lib/review/use-read';
import type { useVerdict } from '../../../lib/review/use-verdict';
import { VERDICT } from '../../../lib/review/verdict.texts';
import { PhonePreviewButton } from '../../stories/preview/phone-preview-button';
import { pieceQuery } from '../api/review-queries';
import { REVIEW } from '../review.texts';
import { DecisionDialog } from './decision-dialog';
import { PieceSide } from './piece-side';
import { PieceView, type View, viewsOf } from './piece-view';
import { PrintSheet } from './print-sheet';
import { useKeys } from './use-keys';

interface Given {
  storyId: string;
  verdict: ReturnType<typeof useVerdict>;
  asking: 'approve' | 'return' | null;
  isHelping: boolean;
  trouble: string | null;
  /** The one to go on with; undefined = nothing else waits. */
  nextId: string | undefined;
  onAsk: (kind: 'approve' | 'return' | null) => void;
  onOpen: (storyId: string) => void;
}

/** One piece: how readers will see it, what it rests on, and the two buttons. */
export function PieceDesk(given: Given) {
  const me = useMe();
  const query = useQuery(pieceQuery(given.storyId, me.personId));
  if (query.isPending) return <FullPageWait />;
  if (!query.data) return <FullPageError list="/review" error={query.error} onRetry={() => void query.refetch()} />;
  return <Loaded {...given} piece={query.data} personId={me.personId} />;
}

function Loaded(given: Given & { piece: Piece; personId: string }) {
  const { piece, personId, verdict, asking, isHelping, trouble, nextId, onAsk, onOpen } = given;
  const t = useTexts(REVIEW);
  const v = useTexts(VERDICT);
  const { round, version, department, review } = piece;
  const views = viewsOf(piece);
  // Whoever has read it before wants to know what has become of their words first.
  const [view, setView] = useState<View>(piece.earlier?.why === 'mine' ? 'changes' : (views[0] ?? 'changes'));
  const [diff, setDiff] = useState<DiffView>(isNarrow() ? 'inline' : 'sides');
  const { isRead, shown, onShown } = useRead(view === 'changes');
  const moves = new Map(review.nextMoves.map((move) => [move.move, move]));
  const [approve, returns] = [moves.get('approve'), moves.get('return')];
  const isOpen = round?.state === 'in_review';
  const mayAsk = (kind: 'approve' | 'return'): boolean =>
    moves.get(kind)?.allowed === true && verdict.onItsWay === null;
  const isUnread = !isRead && mayAsk('approve');

  function ask(kind: 'approve' | 'return'): void {
    if (mayAsk(kind) && !(kind === 'approve' && isUnread)) onAsk(kind);
  }
  useKeys(
    {
      a: () => ask('approve'),
      r: () => ask('return'),
      v: () => setView(views[(views.indexOf(view) + 1) % views.length] ?? view),
      p: () => print(),
    },
    asking === null && !isHelping,
  );

  function decide(opinion: string | null): void {
    if (asking === null || !round || review.digest === null) return;
    void verdict.make({
      ...{ storyId: piece.storyId, roundId: round.id, title: version.revision.title, stage: round.stage },
      ...{ digest: review.digest, decision: asking, opinion },
    });
  }

  const refusal = [approve, returns].find((move) => move?.allowed === false)?.refusal;
  return (
    <>
      <article className="piece">
        <Link to="/review" className="piece-back">
          ‹ {t('back')}
        </Link>
        <header className="piece-head">
          <h2>{version.revision.title}</h2>
          <p className="soft">
            {[
              department,
              ...(round?.submittedBy ? [round.submittedBy.name] : []),
              ...(round && isOpen
                ? [
                    v('stage', {
                      stage: spoken(round.stages[round.stage]?.name ?? { zh: '', en: '' }),
                      n: round.number,
                    }),
                  ]
                : []),
            ].join(' · ')}
          </p>
        </header>
        {!isOpen && (
          <p className="review-notice is-bad" role="status">
            {!round ? t('never') : round.state === 'in_review' ? null : t(`closed_${round.state}`)}{' '}
            {nextId !== undefined && (
              <Button size="small" onClick={() => onOpen(nextId)}>
                {t('next')}
              </Button>
            )}
          </p>
        )}
        <PieceView piece={piece} view={view} diff={diff} onView={setView} onDiff={setDiff} onShown={onShown} />
      </article>
      <PieceSide piece={piece}>
        <div className="piece-acts">
          {isOpen && refusal && <p className="soft">{t('notYours', { why: spoken(refusal.text) })}</p>}
          {verdict.onItsWay && asking === null && <p className="soft">{t('busy')}</p>}
          {isUnread && (
            <p className="soft" id="unread" role="status">
              {v(shown === 'failed' ? 'unreadFailed' : 'unread')}
            </p>
          )}
          <div className="piece-buttons">
            <Button size="large" danger disabled={!mayAsk('return')} onClick={() => ask('return')}>
              {v('return')} <kbd>R</kbd>
            </Button>
            <Button
              size="large"
              type="primary"
              disabled={!mayAsk('approve') || isUnread}
              aria-describedby={isUnread ? 'unread' : undefined}
              onClick={() => ask('approve')}
            >
              {v('approve')} <kbd>A</kbd>
            </Button>
          </div>
          <div className="piece-more">
            {version.variants.some(({ channel, problems }) => channel === 'wechat' && problems.length === 0) && (
              <PhonePreviewButton storyId={piece.storyId} type="text" size="small" />
            )}
            <Button type="text" size="small" className="piece-print" onClick={() => print()}>
              {t('print')}
            </Button>
          </div>
        </div>
      </PieceSide>
      {asking !== null && round && (
        <DecisionDialog
          kind={asking}
          piece={piece}
          personId={personId}
          onItsWay={verdict.onItsWay}
          trouble={trouble}
          onDecide={decide}
          onClose={() => onAsk(null)}
        />
      )}
      <PrintSheet piece={piece} />
    </>
  );
}
