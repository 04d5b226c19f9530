import { labelled, spoken } from '../../lib/language/spoken';
import { useTexts } from '../../lib/language/use-texts';
import { fullTime, local, shortTime } from '../../lib/moment';
import type { Round } from '../../lib/review/review-calls';
import { PIECE } from './piece.texts';

/** Every handing in with what was said at each stage, the latest first. */
export function PieceHistory({
  rounds,
  isOnPaper = false,
}: {
  rounds: readonly Round[];
  /** Tomorrow a time without its day says nothing. */
  isOnPaper?: boolean;
}) {
  const t = useTexts(PIECE);
  const time = (at: string): string => (isOnPaper ? local(at).format('YYYY-MM-DD HH:mm') : shortTime(at));
  return (
    <ol className="rounds">
      {rounds.map((round) => (
        <li key={round.id}>
          <strong>{t('round', { n: round.number })}</strong>
          <div className="soft">{t('submitted', { name: round.submittedBy.name, time: time(round.submittedAt) })}</div>
          <ul className="stages">
            {round.stages.map(({ key, name, decision }, index) => (
              <li key={key}>
                <span className="stage-name">{spoken(name)}</span>
                {decision ? (
                  <div>
                    <span className={decision.decision === 'approve' ? 'good' : 'bad'}>
                      {decision.decision === 'approve' ? `✓ ${t('approved')}` : `↩ ${t('returned')}`}
                    </span>{' '}
                    <span className="soft">
                      {decision.person.name} ·{' '}
                      <time dateTime={decision.at} title={fullTime(decision.at)}>
                        {time(decision.at)}
                      </time>
                    </span>
                    <div className="opinion">
                      {decision.opinion ?? <span className="soft">{t('withoutOpinion')}</span>}
                    </div>
                  </div>
                ) : (
                  <span className="soft">
                    {round.state === 'in_review' && index === round.stage
                      ? t('waiting')
                      : round.state === 'in_review'
                        ? t('notYet')
                        : '—'}
                  </span>
                )}
              </li>
            ))}
          </ul>
          {round.state === 'withdrawn' && (
            <div className="soft">
              {round.closingReason ? labelled(t('withdrawn'), round.closingReason) : t('withdrawn')}
            </div>
          )}
          {round.seal?.voidReason != null && <div className="bad">{t('voided', { why: round.seal.voidReason })}</div>}
        </li>
      ))}
    </ol>
  );
}
