import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { listed, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { usePrinting } from '../../../lib/media';
import { local, paperTime } from '../../../lib/moment';
import { accountsQuery, type Review, type Round } from '../api/story-queries';
import { STORY } from '../story.texts';
import { Panel } from '../../../components/panel';

/** Who has read it, what they said, and what was sealed. */
export function ReviewPanel({ query }: { query: UseQueryResult<Review> }) {
  const t = useTexts(STORY);
  const [latest, ...earlier] = query.data?.rounds ?? [];
  return (
    <Panel title={t('review')}>
      {query.isError && query.data === undefined && <p role="alert">{query.error.message}</p>}
      {query.data !== undefined && latest === undefined && <p className="soft">{t('notReviewed')}</p>}
      {latest && <RoundView round={latest} isInVain={query.data?.waitsInVain ?? false} />}
      {earlier.length > 0 && (
        <details className="rounds-before">
          <summary>{t('earlier', { n: earlier.length })}</summary>
          {earlier.map((round) => (
            <RoundView key={round.id} round={round} />
          ))}
        </details>
      )}
    </Panel>
  );
}

function RoundView({ round, isInVain = false }: { round: Round; isInVain?: boolean }) {
  const t = useTexts(STORY);
  const accounts = useQuery(accountsQuery);
  const names = round.accountIds.map((id) => accounts.data?.find((account) => account.id === id)?.name ?? '…');
  const isPrinting = usePrinting();
  const clock = (at: string): string => (isPrinting ? paperTime(at) : local(at).format('MM-DD HH:mm'));
  return (
    <div className="round">
      <p>
        <strong>
          {t('round', { n: round.number })} · {t(round.state)}
        </strong>
        <br />
        <span className="soft">
          {t('roundBy', { who: round.submittedBy.name, time: local(round.submittedAt).format('YYYY-MM-DD HH:mm') })}
          <br />
          {t('window', { from: clock(round.windowFrom), to: clock(round.windowTo) })}
          <br />
          {t('accounts', { names: listed(names) })}
        </span>
      </p>
      <ol className="story-stages">
        {round.stages.map(({ key, name, decision }, index) => {
          const isNow = round.state === 'in_review' && index === round.stage;
          const look = decision ? `is-${decision.decision}` : isNow ? 'is-now' : 'is-before';
          return (
            <li key={key} className={look} aria-current={isNow ? 'step' : undefined}>
              <span className="story-stage-name">{spoken(name)}</span>{' '}
              {decision ? (
                <>
                  {decision.decision === 'approve' ? '✓' : '↩'} {t(decision.decision)}{' '}
                  <span className="soft">
                    {decision.person.name} · {local(decision.at).format('YYYY-MM-DD HH:mm')}
                  </span>
                  {decision.opinion !== null && <p className="opinion">{decision.opinion}</p>}
                </>
              ) : (
                <span className={isNow && isInVain ? 'round-vain' : 'soft'}>
                  {!isNow ? t('notReached') : isInVain ? t('waitsInVain', { stage: spoken(name) }) : t('waiting')}
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {round.closingReason !== null && <p className="soft">{t('closing', { why: round.closingReason })}</p>}
      {round.seal && (
        <p className={round.seal.voidedAt === null ? 'seal' : 'seal is-void'}>
          <strong>{t('sealed', { time: local(round.seal.sealedAt).format('YYYY-MM-DD HH:mm') })}</strong>
          <br />
          <span className="soft" title={round.seal.digest}>
            {t('sealDigest', { digest: round.seal.digest.slice(0, 12) })}
          </span>
          <br />
          <span className="soft">
            {round.seal.voidedAt === null
              ? t('sealHint')
              : t('voidedAt', {
                  who: round.seal.voidedBy?.name ?? '',
                  time: local(round.seal.voidedAt).format('YYYY-MM-DD HH:mm'),
                  why: round.seal.voidReason ?? '',
                })}
          </span>
        </p>
      )}
    </div>
  );
}
