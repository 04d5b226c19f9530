import { useState } from 'react';
import { ChannelPreview } from '../../components/piece/channel-preview';
import { PieceChanges } from '../../components/piece/piece-changes';
import { NearDuplicates } from '../../components/piece/near-duplicates';
import { PieceFacts } from '../../components/piece/piece-facts';
import { PieceFiles } from '../../components/piece/piece-files';
import { PieceFindings } from '../../components/piece/piece-findings';
import { PieceHistory } from '../../components/piece/piece-history';
import { PiecePictures } from '../../components/piece/piece-pictures';
import { PieceSeal } from '../../components/piece/piece-seal';
import { PIECE } from '../../components/piece/piece.texts';
import { channelName } from '../../lib/channel-names';
import { bracketed, labelled, spoken } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import { mayLeaveBy } from '../../lib/review/findings.rules';
import type { Channel, Piece } from '../../lib/review/review-calls';
import { useRead } from '../../lib/review/use-read';
import type { OnItsWay } from '../../lib/review/use-verdict';
import type { Verdict } from '../../lib/review/verdict.rules';
import { VERDICT } from '../../lib/review/verdict.texts';
import { SIGN } from '../sign.texts';
import { DecideSheet } from './decide-sheet';

/** A piece on the phone: as readers will see it on each channel, and below the thumb the two buttons. */
export function Signing({
  piece,
  personId,
  onItsWay,
  onVerdict,
}: {
  piece: Piece;
  personId: string;
  onItsWay: OnItsWay | null;
  onVerdict: (verdict: Verdict) => void;
}) {
  const t = useTexts(SIGN);
  const p = useTexts(PIECE);
  const v = useTexts(VERDICT);
  const { round, version, review, outlets, findings, kind, pictures, files, near, department } = piece;
  const goes = new Set(outlets.map(({ channel }) => channel));
  const channels = version.variants.map(({ channel }) => channel);
  const shown = [...channels.filter((one) => goes.has(one)), ...channels.filter((one) => !goes.has(one))];
  const views: (Channel | 'changes')[] = [...shown, ...(piece.earlier ? (['changes'] as const) : [])];
  const [view, setView] = useState(piece.earlier?.why === 'mine' ? 'changes' : (views[0] ?? 'changes'));
  const { isRead, shown: standing, onShown } = useRead(view === 'changes');
  const warned = findings.filter(({ level }) => level !== 'absent');
  const [asking, setAsking] = useState<'approve' | 'return' | null>(null);
  const isOpen = round?.state === 'in_review';
  const moves = new Map(review.nextMoves.map((move) => [move.move, move]));
  const refusal = (['return', 'approve'] as const)
    .map((move) => moves.get(move))
    .find((move) => move?.refusal)?.refusal;
  const mayAsk = (move: 'approve' | 'return'): boolean => moves.get(move)?.allowed === true && onItsWay === null;
  const isUnread = !isRead && mayAsk('approve');

  function decide(opinion: string | null): void {
    if (asking === null || !round || review.digest === null) return;
    onVerdict({
      ...{ storyId: piece.storyId, roundId: round.id, title: version.revision.title, stage: round.stage },
      ...{ digest: review.digest, decision: asking, opinion },
    });
    setAsking(null);
  }

  return (
    <article className="signing">
      <h1>{version.revision.title}</h1>
      <p className="soft">
        {[
          department,
          ...(round ? [round.submittedBy.name] : []),
          ...(round && isOpen
            ? [v('stage', { stage: spoken(round.stages[round.stage]?.name ?? { zh: '', en: '' }), n: round.number })]
            : []),
        ].join(' · ')}
      </p>
      {findings.length > 0 && (
        <details className="fold">
          <summary>
            <span aria-hidden>{warned.some(({ level }) => level !== 'note') ? '⚠ ' : 'ⓘ '}</span>
            {warned.length === 0 ? p('findings') : t('findings', { n: warned.length })}
          </summary>
          <PieceFindings findings={findings} />
        </details>
      )}
      <NearDuplicates found={near} />
      <div className="views" role="group" aria-label={t('views')}>
        {views.map((one) => (
          <button key={one} type="button" aria-pressed={one === view} onClick={() => setView(one)}>
            {one === 'changes' ? t('changes') : channelName(one)}
            {one !== 'changes' && !mayLeaveBy(outlets, one) && <span className="soft">{bracketed(p('absent'))}</span>}
          </button>
        ))}
      </div>
      {view === 'changes' ? (
        <div className="paper">
          <PieceChanges piece={piece} view="inline" />
        </div>
      ) : (
        <ChannelPreview
          storyId={piece.storyId}
          revision={version.revision.number}
          channel={view}
          outlets={outlets}
          onShown={onShown}
        />
      )}
      <details className="fold">
        <summary>{t('info')}</summary>
        <h2>{p('facts')}</h2>
        <PieceFacts kind={kind} facts={version.revision.facts} />
        <p>{labelled(p('aiUse'), p(`ai_${version.revision.aiUse}`))}</p>
        <h2>{p('pictures')}</h2>
        <PiecePictures pictures={pictures} />
        {files.length > 0 && (
          <>
            <h2>{p('files')}</h2>
            <PieceFiles files={files} />
          </>
        )}
        <h2>{p('seal')}</h2>
        <PieceSeal piece={piece} />
        <h2>{p('history')}</h2>
        <PieceHistory rounds={review.rounds} />
      </details>
      <div className="thumb">
        {!round ? (
          <p className="soft">{t('never')}</p>
        ) : !isOpen ? (
          <p className="soft">{t('closed')}</p>
        ) : (
          refusal && <p className="soft">{t('notYours', { why: spoken(refusal.text) })}</p>
        )}
        {isUnread && (
          <p className="soft" id="unread" role="status">
            {v(standing === 'failed' ? 'unreadFailed' : 'unread')}
          </p>
        )}
        <div className="pair">
          <button
            type="button"
            className="big is-grave"
            disabled={!mayAsk('return')}
            onClick={() => setAsking('return')}
          >
            {v('return')}
          </button>
          <button
            type="button"
            className="big is-main"
            disabled={!mayAsk('approve') || isUnread}
            aria-describedby={isUnread ? 'unread' : undefined}
            onClick={() => setAsking('approve')}
          >
            {v('approve')}
          </button>
        </div>
      </div>
      {asking !== null && (
        <DecideSheet
          kind={asking}
          piece={piece}
          personId={personId}
          onDecide={decide}
          onClose={() => setAsking(null)}
        />
      )}
    </article>
  );
}
