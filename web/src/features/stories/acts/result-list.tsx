import { Link } from '@tanstack/react-router';
import { ApiError } from '../../../lib/api/problem';
import { spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import type { Overview } from '../api/story-queries';
import { ACT_WORDS } from './acts.texts';
import type { Outcome } from './run-each';

export interface Result {
  story: Overview;
  outcome: Outcome;
}

/** How far it is, and of each what became of it; those that did not go well first, with the server's reason. */
export function ResultList({ results, all }: { results: readonly Result[]; all: number }) {
  const t = useTexts(ACT_WORDS);
  const count = (kind: Outcome['kind']): number => results.filter(({ outcome }) => outcome.kind === kind).length;
  const order = { refused: 0, left: 1, done: 2 };
  const sorted = [...results].sort((one, other) => order[one.outcome.kind] - order[other.outcome.kind]);
  const sums = [
    t('resultDone', { n: count('done') }),
    ...(count('refused') > 0 ? [t('resultRefused', { n: count('refused') })] : []),
    ...(count('left') > 0 ? [t('resultLeft', { n: count('left') })] : []),
  ];
  return (
    <>
      <progress
        className="act-progress"
        max={all}
        value={results.length}
        aria-label={t('progress', { done: results.length, all })}
      />
      <p role="status">
        {results.length < all
          ? t('progress', { done: results.length, all })
          : sums.join(spoken({ zh: '，', en: ', ' }))}
      </p>
      <ul className="act-results">
        {sorted.map(({ story, outcome }) => (
          <li key={story.id} className={`is-${outcome.kind}`}>
            <span className="act-result-word">{t(outcome.kind)}</span>{' '}
            <Link to="/stories/$id" params={{ id: story.id }}>
              {story.title}
            </Link>
            {outcome.kind === 'refused' && <Why error={outcome.error} />}
          </li>
        ))}
      </ul>
    </>
  );
}

/** The server's words, and each fault it names. */
function Why({ error }: { error: unknown }) {
  const faults = error instanceof ApiError ? (error.problem?.errors ?? []) : [];
  return (
    <>
      <p>{error instanceof Error ? error.message : String(error)}</p>
      {faults.map(({ pointer, zh, en }) => (
        <p key={`${pointer} ${zh}`}>· {spoken({ zh: zh ?? '', en: en ?? '' })}</p>
      ))}
    </>
  );
}
