import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMe } from '../../../app/session/session-gate';
import { listed, spoken } from '../../../lib/language/spoken';
import { useTexts } from '../../../lib/language/use-texts';
import { shortTime } from '../../../lib/moment';
import { approvedQuery, myStoriesQuery, reviewQuery } from '../api/desk-queries';
import { DESK } from '../desk.texts';
import { Pile } from './pile';
import { Row } from './row';

export function ReviewPile() {
  const t = useTexts(DESK);
  const query = useQuery(reviewQuery);
  return (
    <Pile
      title={t('review')}
      empty={t('reviewEmpty')}
      query={query}
      rowsOf={({ items }) => items}
      isMore={({ nextCursor }) => nextCursor !== null}
      all={(words) => <Link to="/review">{words}</Link>}
    >
      {(round) => {
        const isLate = Date.parse(round.windowFrom) < Date.now();
        return (
          <Row
            key={round.id}
            main={
              <Link to="/review/$storyId" params={{ storyId: round.storyId }}>
                {round.title}
              </Link>
            }
            side={round.departmentName}
            isBad={isLate}
            more={`${t('reviewStage', { number: round.number, stage: spoken(round.stageName) })} · ${
              isLate ? t('reviewLate') : t('reviewWindow', { from: shortTime(round.windowFrom) })
            }`}
          />
        );
      }}
    </Pile>
  );
}

export function ReturnedPile() {
  const t = useTexts(DESK);
  const me = useMe();
  const query = useQuery(myStoriesQuery(me.personId, 'returned'));
  return (
    <Pile
      title={t('returned')}
      empty={t('returnedEmpty')}
      query={query}
      rowsOf={({ items }) => items}
      isMore={({ nextCursor }) => nextCursor !== null}
      all={(words) => <MyStories stage="returned" words={words} />}
      isGrave
    >
      {(story) => (
        <Row
          key={story.id}
          main={<Written story={story} />}
          more={t('returnedAt', { time: shortTime(story.updatedAt) })}
        />
      )}
    </Pile>
  );
}

export function DraftsPile() {
  const t = useTexts(DESK);
  const me = useMe();
  const query = useQuery(myStoriesQuery(me.personId, 'draft'));
  return (
    <Pile
      title={t('drafts')}
      empty={t('draftsEmpty')}
      query={query}
      rowsOf={({ items }) => items}
      isMore={({ nextCursor }) => nextCursor !== null}
      all={(words) => <MyStories stage="draft" words={words} />}
    >
      {(story) => (
        <Row
          key={story.id}
          main={<Written story={story} />}
          more={t('revision', { number: story.revision, time: shortTime(story.updatedAt) })}
        />
      )}
    </Pile>
  );
}

/** What was approved in vain until somebody plans it; the time it may leave in runs out. The calendar lists the same to be planned. */
export function ApprovedPile() {
  const t = useTexts(DESK);
  const query = useQuery(approvedQuery);
  return (
    <Pile
      title={t('approved')}
      empty={t('approvedEmpty')}
      query={query}
      rowsOf={({ items }) => items}
      isMore={({ isMore }) => isMore}
      all={(words) => <Link to="/calendar">{words}</Link>}
    >
      {({ id, title, departmentName, accounts, windowTo, isOver }) => (
        <Row
          key={id}
          main={
            <Link to="/stories/$id" params={{ id }}>
              {title}
            </Link>
          }
          side={departmentName}
          isBad={isOver}
          more={
            isOver
              ? t('approvedOver')
              : `${t('approvedUntil', { time: shortTime(windowTo) })} · ${t('approvedOn', { names: listed(accounts) })}`
          }
        />
      )}
    </Pile>
  );
}

function MyStories({ stage, words }: { stage: 'draft' | 'returned'; words: string }) {
  const { personId } = useMe();
  return (
    <Link to="/stories" search={{ person: personId, stage }}>
      {words}
    </Link>
  );
}

/** Leads to where it is written on. */
function Written({ story: { id, title } }: { story: { id: string; title: string } }) {
  return (
    <Link to="/stories/$id/edit" params={{ id }}>
      {title}
    </Link>
  );
}
