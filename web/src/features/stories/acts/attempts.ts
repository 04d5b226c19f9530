import { actKey } from '../../../lib/api/client';
import { ApiError } from '../../../lib/api/problem';

type Key = ReturnType<typeof actKey>;

/**
 * How an act is tried on one of many, and tried again. What was refused is tried as it stands by then: most often somebody has changed it
 * meanwhile, and what it was like would be refused for ever. What got no answer may have been done: it is asked again as it was, under
 * the same key, so that it is never done twice.
 * @param once does the act
 * @param read the story as it stands
 */
export function attempts<T extends { id: string }>(
  once: (story: T, key: Key) => Promise<unknown>,
  read: (id: string) => Promise<T>,
): (story: T) => Promise<void> {
  const unanswered = new Map<string, { story: T; key: Key }>();
  const refused = new Set<string>();
  return async (given) => {
    const { id } = given;
    const asked = unanswered.get(id) ?? { story: refused.has(id) ? await read(id) : given, key: actKey() };
    try {
      await once(asked.story, asked.key);
    } catch (error) {
      if (error instanceof ApiError && error.isUnanswered) unanswered.set(id, asked);
      else {
        unanswered.delete(id);
        refused.add(id);
      }
      throw error;
    }
  };
}
