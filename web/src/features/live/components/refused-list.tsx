import { spoken } from '../../../lib/language/spoken';
import type { releaseMany } from '../api/live-acts';
import type { Publication } from '../api/live-queries';

/** Which of many were, or would be, left as they are, each with its reason. */
export function RefusedList({
  refused,
  items,
}: {
  refused: Awaited<ReturnType<typeof releaseMany>>['refused'];
  items: ReadonlyMap<string, Publication>;
}) {
  return (
    <ul className="release-names">
      {refused.map(({ id, text }) => {
        const title = items.get(id)?.storyTitle ?? '';
        return (
          <li key={id}>
            {spoken({ zh: `《${title}》`, en: `“${title}” ` })}
            {spoken(text)}
          </li>
        );
      })}
    </ul>
  );
}
