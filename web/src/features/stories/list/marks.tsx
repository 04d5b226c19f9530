import { channelName } from '../../../lib/channel-names';
import { bracketed, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, shortTime } from '../../../lib/moment';
import type { Overview } from '../api/story-queries';
import { STORIES } from '../stories.texts';

const STAGE_SIGNS: Record<Overview['stage'], string> = {
  draft: '✎',
  returned: '↩',
  in_review: '◔',
  approved: '✓',
  scheduled: '◷',
  published: '●',
  withdrawn: '–',
};

/** How far a story has come, as a sign and a word. */
export function StageMark({ story }: { story: Pick<Overview, 'stage' | 'stageName' | 'archivedAt' | 'review'> }) {
  const t = useTexts(STORIES);
  const inReview = story.stage === 'in_review' && story.review;
  return (
    <span className={`stage-mark is-${story.stage}`}>
      <span aria-hidden>{STAGE_SIGNS[story.stage]}</span>{' '}
      {inReview ? spoken(inReview.stageName) : spoken(story.stageName)}
      {story.archivedAt !== null && bracketed(t('archived'))}
    </span>
  );
}

type State = Overview['publications'][number]['state'];
const SIGNS: Partial<Record<State, string>> = {
  sent: '✓',
  failed: '✕',
  missed: '!',
  unconfirmed: '?',
  held: '‖',
  retracted: '↓',
};
/** These wait for a person. */
const TROUBLES: readonly State[] = ['failed', 'missed', 'unconfirmed', 'held'];

/** Where a story is out or on its way. */
export function ChannelMarks({ publications }: Pick<Overview, 'publications'>) {
  if (publications.length === 0) return null;
  return (
    <ul className="channel-marks">
      {publications.map((one) => (
        <li
          key={one.id}
          className={TROUBLES.includes(one.state) ? 'is-bad' : one.state === 'sent' ? 'is-out' : undefined}
          title={`${one.accountName} · ${spoken(one.stateName)} · ${fullTime(one.at)}`}
        >
          <span aria-hidden>{SIGNS[one.state] ?? '◷'}</span> {channelName(one.channel)}
          <span className="soft"> {one.state === 'scheduled' ? shortTime(one.at) : spoken(one.stateName)}</span>
        </li>
      ))}
    </ul>
  );
}

/** What a reader needs to know about the time in which a story may leave. */
export function WindowWord({ story }: { story: Pick<Overview, 'stage' | 'review'> }) {
  const t = useTexts(STORIES);
  const { review } = story;
  if (!review || (story.stage !== 'in_review' && story.stage !== 'approved')) return null;
  const over = Date.parse(review.windowTo) < Date.now();
  return (
    <span className={over ? 'window-word is-bad' : 'window-word'}>
      {over ? t('windowOver') : t('untilWindow', { from: shortTime(review.windowFrom) })}
    </span>
  );
}

/** A text with what was looked for marked. */
export function Parts({ parts }: { parts: readonly { text: string; hit: boolean }[] }) {
  return parts.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>));
}
