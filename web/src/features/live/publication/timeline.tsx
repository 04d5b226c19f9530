import { useQuery } from '@tanstack/react-query';
import { isOnTime, latenessOf } from '../../../lib/clock/countdown.rules';
import { serverNow } from '../../../lib/clock/server-clock';
import { inSeries, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, local } from '../../../lib/moment';
import type { Publication } from '../api/live-queries';
import { type Attempt, attemptsQuery } from '../api/publication-queries';
import { AskingPanel, PanelEmpty } from '../../../components/panel';
import { PUBLICATION } from './publication.texts';
import { type Known, type Step, trackOf } from './track.rules';
import './timeline.css';

/** Each attempt as a row of moments, the last one first: what happened when, and what was known meanwhile. */
export function Timeline({ publication }: { publication: Publication }) {
  const t = useTexts(PUBLICATION);
  const query = useQuery(attemptsQuery(publication.id));
  return (
    <AskingPanel title={t('timeline')} query={query}>
      {(attempts) =>
        attempts.length === 0 ? (
          <PanelEmpty word={t('timelineNone')} />
        ) : (
          <ol className="attempts" reversed>
            {attempts
              .map((attempt, index) => (
                <Try
                  key={attempt.id}
                  number={index + 1}
                  attempt={attempt}
                  preparedAt={index === attempts.length - 1 ? publication.preparedAt : null}
                />
              ))
              .reverse()}
          </ol>
        )
      }
    </AskingPanel>
  );
}

function Try({ number, attempt, preparedAt }: { number: number; attempt: Attempt; preparedAt: string | null }) {
  const t = useTexts(PUBLICATION);
  const unit = { second: t('second'), minute: t('minute'), hour: t('hour') };
  const steps = trackOf(attempt, preparedAt, serverNow());
  const said = [attempt.code, attempt.reason].filter((part) => part !== null).join(' · ');
  const raw = [...(said === '' ? [] : [said]), ...steps.flatMap(noted)];
  return (
    <li className="attempt">
      <p className="attempt-head">
        <strong>{t('attempt', { n: number })}</strong>
        <time dateTime={attempt.beganAt} title={fullTime(attempt.beganAt)} className="soft">
          {local(attempt.beganAt).format('MM-DD HH:mm:ss')}
        </time>
        {attempt.latenessMs !== null && !isOnTime(attempt.latenessMs) && (
          <span className="soft">{t('lateness', { span: latenessOf(attempt.latenessMs, unit) })}</span>
        )}
      </p>
      <ol className="track">
        {steps.map((step, index) => (
          <Moment key={`${step.kind} ${step.at}`} step={step} before={steps[index - 1]?.known ?? null} unit={unit} />
        ))}
      </ol>
      {attempt.text && <p className="attempt-text">{spoken(attempt.text)}</p>}
      {attempt.exceeded.length > 0 && (
        <p className="attempt-text">
          {t('exceeded', { what: inSeries(attempt.exceeded.map(({ text }) => spoken(text))) })}
        </p>
      )}
      {raw.length > 0 && (
        <details className="attempt-raw">
          <summary>{t('technical')}</summary>
          {raw.map((line) => (
            <p key={line}>
              <code>{line}</code>
            </p>
          ))}
        </details>
      )}
    </li>
  );
}

/** What a look met with, in the words of the log. */
function noted({ at, note }: Step): string[] {
  return note === null ? [] : [`${local(new Date(at)).format('HH:mm:ss')} · ${note}`];
}

const SIGNS: Record<Known, string> = {
  not_out: '○',
  asked: '…',
  open: '?',
  at_platform: '…',
  seems_absent: '∅',
  out: '✓',
  refused: '✕',
};

function Moment({
  step,
  before,
  unit,
}: {
  step: Step;
  before: Known | null;
  unit: { second: string; minute: string; hour: string };
}) {
  const t = useTexts(PUBLICATION);
  const at = new Date(step.at);
  return (
    <li
      className={`step ${before ? `was-${before}` : 'is-first'}`}
      style={before ? { flexGrow: step.weight } : undefined}
    >
      {before && <span className="step-bar" aria-hidden />}
      <span className={`step-sign is-${step.known}`} aria-hidden>
        {SIGNS[step.known]}
      </span>
      <span className="step-name">{t(`step_${step.kind}`)}</span>
      <time className="step-time" dateTime={at.toISOString()} title={fullTime(at)}>
        {local(at).format('HH:mm:ss')}
        {step.afterMs > 0 && <span className="step-after"> +{latenessOf(step.afterMs, unit)}</span>}
      </time>
      <span className="step-known">{t(`known_${step.known}`)}</span>
    </li>
  );
}
