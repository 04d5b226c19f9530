import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMe } from '../../../app/session/session-gate';
import { useTexts } from '../../../lib/language/use-texts';
import { firstStepsQuery } from '../api/first-steps-queries';
import { FIRST_STEPS } from '../first-steps.texts';
import { nextStep, STEPS } from '../first-steps.rules';
import './first-steps.css';

const WAYS = {
  departments: { to: '/admin', search: { tab: 'departments' } },
  people: { to: '/admin', search: { tab: 'people' } },
  accounts: { to: '/accounts', search: {} },
  policies: { to: '/policies', search: {} },
  story: null,
} as const;

/** What a new house does first, in order; gone once all of it is done. */
export function FirstSteps() {
  const t = useTexts(FIRST_STEPS);
  const me = useMe();
  const { data: done } = useQuery(firstStepsQuery(me));
  const next = done ? nextStep(done) : null;
  if (!done || next === null) return null;
  return (
    <section className="first-steps" aria-labelledby="first-steps">
      <h2 id="first-steps">{t('title')}</h2>
      <p className="soft">{t('hint')}</p>
      <ol>
        {STEPS.map((step) => {
          const way = WAYS[step];
          return (
            <li
              key={step}
              className={done[step] ? 'is-done' : undefined}
              aria-current={step === next ? 'step' : undefined}
            >
              <span className="first-steps-mark" aria-hidden>
                {done[step] ? '✓' : ''}
              </span>
              <div>
                {way ? (
                  <Link to={way.to} search={way.search}>
                    {t(step)}
                  </Link>
                ) : (
                  <strong>{t(step)}</strong>
                )}
                {done[step] && <span className="visually-hidden">{t('done')}</span>}
                {!done[step] && <p className="soft">{t(`${step}Hint`)}</p>}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
