import { Link } from '@tanstack/react-router';
import { useTexts } from '../../../lib/language/use-texts';
import { fullTime, shortTime } from '../../../lib/moment';
import type { Overview } from '../api/story-queries';
import { STORIES } from '../stories.texts';
import { ChannelMarks, Parts, StageMark, WindowWord } from './marks';

/** Stories, one a row: what, how far, where. On phones each is a card. */
export function StoryTable({
  stories,
  picked,
  onPick,
}: {
  stories: readonly Overview[];
  /** Null where nothing can be done to several. */
  picked: ReadonlySet<string> | null;
  onPick: (ids: readonly string[], isPicked: boolean) => void;
}) {
  const t = useTexts(STORIES);
  const all = picked !== null && stories.every(({ id }) => picked.has(id));
  return (
    <table className="stories">
      <thead>
        <tr>
          {picked !== null && (
            <th scope="col" className="stories-pick">
              <input
                type="checkbox"
                aria-label={t('pickAll')}
                checked={all}
                onChange={() =>
                  onPick(
                    stories.map(({ id }) => id),
                    !all,
                  )
                }
              />
            </th>
          )}
          <th scope="col">{t('story')}</th>
          <th scope="col">{t('stage')}</th>
          <th scope="col">{t('where')}</th>
          <th scope="col">{t('changed')}</th>
        </tr>
      </thead>
      <tbody>
        {stories.map((story) => (
          <tr key={story.id} className={picked?.has(story.id) ? 'is-picked' : undefined}>
            {picked !== null && (
              <td className="stories-pick">
                <input
                  type="checkbox"
                  aria-label={t('pick', { title: story.title })}
                  checked={picked.has(story.id)}
                  onChange={({ target }) => onPick([story.id], target.checked)}
                />
              </td>
            )}
            <td className="stories-what">
              <Link to="/stories/$id" params={{ id: story.id }} className="stories-title">
                {story.found ? <Parts parts={story.found.title} /> : story.title}
              </Link>
              {story.found && (
                <p className="stories-found">
                  <Parts parts={story.found.text} />
                </p>
              )}
              <p className="stories-more">
                {[t(story.kind), story.departmentName, story.authorName, story.campaignTitle, story.pillarTitle]
                  .filter((word) => word !== null)
                  .join(' · ')}
              </p>
            </td>
            <td className="stories-stage">
              <StageMark story={story} />
              <WindowWord story={story} />
            </td>
            <td className="stories-where">
              <ChannelMarks publications={story.publications} />
            </td>
            <td className="stories-when">
              <time dateTime={story.updatedAt} title={fullTime(story.updatedAt)}>
                {shortTime(story.updatedAt)}
              </time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
