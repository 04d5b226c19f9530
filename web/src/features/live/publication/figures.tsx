import { useQuery } from '@tanstack/react-query';
import { AskingPanel } from '../../../components/panel';
import { spoken } from '../../../lib/language/spoken';
import { type Say, useTexts } from '../../../lib/language/use-texts';
import { fullTime, shortTime } from '../../../lib/moment';
import { figuresQuery } from '../api/publication-queries';
import { countingOf, type Figures as Told, findingOf } from './figures.rules';
import { FIGURES, type FigureWords } from './figures.texts';
import './figures.css';

const COUNTS = ['reads', 'likes', 'comments', 'shares'] as const;
const AGES: readonly string[] = ['1h', '1d', '3d', '7d', '30d'];

/** What became of it among its readers, as far as its platform tells, with the hour at which it did; and whether it is still there. */
export function Figures({ id }: { id: string }) {
  const t = useTexts(FIGURES);
  const query = useQuery(figuresQuery(id));
  return (
    <AskingPanel title={t('title')} query={query}>
      {(told) => (
        <>
          <Counts told={told} />
          <LastLook told={told} />
        </>
      )}
    </AskingPanel>
  );
}

function Counts({ told }: { told: Told }) {
  const t = useTexts(FIGURES);
  const { figures, nextMeasureAt, putOff } = told;
  const counting = countingOf(told);
  const latest = figures.at(-1);
  const wait = putOff ? spoken(putOff as { zh: string; en: string }) : null;
  if (latest === undefined)
    return (
      <p className="figures-word">
        {counting === 'comes' && nextMeasureAt !== null
          ? t('comesAt', { time: shortTime(nextMeasureAt) })
          : t(counting === 'counted' ? 'comes' : counting)}
        {wait !== null && <span className="figures-note">{wait}</span>}
      </p>
    );
  return (
    <>
      <dl className="figures-counts">
        {COUNTS.map((name) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{latest[name] === null ? <span className="figures-none">{t('none')}</span> : spelt(latest[name])}</dd>
          </div>
        ))}
      </dl>
      <p className="figures-note">
        {t('readAt', { time: shortTime(latest.at), age: ageOf(latest.age, t) })}
        {nextMeasureAt !== null && ` · ${t('next', { time: shortTime(nextMeasureAt) })}`}
        {wait !== null && <span className="figures-note">{wait}</span>}
      </p>
      {figures.length > 1 && (
        <details className="figures-all">
          <summary>{t('earlier')}</summary>
          <table>
            <thead>
              <tr>
                {(['when', ...COUNTS] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {figures.map((figure) => (
                <tr key={figure.at}>
                  <th scope="row">
                    <time dateTime={figure.at} title={fullTime(figure.at)}>
                      {shortTime(figure.at)}
                    </time>
                  </th>
                  {COUNTS.map((name) => (
                    <td key={name}>
                      {figure[name] === null ? <span className="figures-none">{t('none')}</span> : spelt(figure[name])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}

function LastLook({ told: { looks } }: { told: Told }) {
  const t = useTexts(FIGURES);
  const look = looks.at(-1);
  if (look === undefined) return null;
  const finding = findingOf(look);
  const what = t(finding ?? (look.link === 'none' ? 'thereNoLink' : 'there'));
  return (
    <p className={finding === null ? 'figures-look' : 'figures-look is-amiss'}>
      {finding !== null && <span aria-hidden>⚠ </span>}
      {t('look', { time: shortTime(look.at), what })}
      {look.text && <span className="figures-note">{spoken(look.text as { zh: string; en: string })}</span>}
    </p>
  );
}

const spelt = (count: number): string => count.toLocaleString();

/** The server may come to know ages that this page does not. */
function ageOf(age: string, t: Say<FigureWords>): string {
  return AGES.includes(age) ? t(`ago_${age}` as 'ago_1h') : age;
}
