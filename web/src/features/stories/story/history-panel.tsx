import { spoken } from '../../../lib/language/spoken';
import { type Say, useTexts } from '../../../lib/language/use-texts';
import { useTimeWords } from '../../../components/use-time-words';
import { fullTime } from '../../../lib/moment';
import type { ChangeOut, OverviewDetail, Publication, Review, Revision } from '../api/story-queries';
import { STORY } from '../story.texts';
import { Panel } from '../../../components/panel';
import { type HistoryEntry, type HistoryKind, historyOf } from './reading/story-history.rules';

/** What happened to it, the last first. */
export function HistoryPanel({
  standing,
  revisions,
  rounds,
  publications,
  changes,
}: {
  standing: OverviewDetail;
  revisions: readonly Revision[];
  rounds: Review['rounds'];
  publications: readonly Publication[];
  /** What was done to what is out. */
  changes: readonly ChangeOut[];
}) {
  const t = useTexts(STORY);
  const timeWords = useTimeWords();
  const names = new Map(standing.people.map(({ id, name }) => [id, name]));
  const entries = historyOf(revisions, rounds, publications, standing, names, changes);
  return (
    <Panel title={t('history')}>
      <ol className="story-history">
        {entries.map((entry, index) => (
          <li key={`${index} ${entry.at}`}>
            <time dateTime={entry.at} title={fullTime(entry.at)}>
              {timeWords(entry.at)}
            </time>
            <span>
              {wordOf(entry, t)}
              {entry.who !== null && <span className="soft"> · {entry.who}</span>}
              {entry.word !== null && <span className="history-word">{entry.word}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const WORDS: Record<HistoryKind, keyof (typeof STORY)['zh']> = {
  revision: 'revision',
  submitted: 'submitted',
  approve: 'didApprove',
  return: 'didReturn',
  withdrawn: 'didWithdraw',
  sealed: 'sealedEntry',
  voided: 'didVoid',
  sent: 'sent',
  archived: 'archived',
  retract_ordered: 'retractOrdered',
  retract_done: 'retractDone',
  retract_given_up: 'retractGivenUp',
  correct_ordered: 'correctOrdered',
  correct_done: 'correctDone',
  correct_given_up: 'correctGivenUp',
  restore_ordered: 'restoreOrdered',
  restore_done: 'restoreDone',
  restore_given_up: 'restoreGivenUp',
};

function wordOf({ kind, what }: HistoryEntry, t: Say<(typeof STORY)['zh']>): string {
  return t(WORDS[kind], { what: typeof what === 'string' ? what : spoken(what) });
}
