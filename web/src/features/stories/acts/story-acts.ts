import { type actKey, answered, api } from '../../../lib/api/client';
import { handIn } from '../../../lib/hand-in';
import type { Overview } from '../api/story-queries';
import type { Act } from './act.rules';

/** What the acts are to be told; each takes what it needs. */
export interface ActInput {
  reason: string;
  campaignId: string | null;
  pillarId: string | null;
  accountIds: string[];
  windowFrom: string;
  windowTo: string;
}

/** What an act must know of a story. */
export type Target = Pick<Overview, 'id' | 'version' | 'review'>;

/**
 * Does the act to one story.
 * @param header the key under which it is done once
 * @throws ApiError what the server refused it with
 */
export function doAct(
  act: Act,
  { id, version, review }: Target,
  input: ActInput,
  header: ReturnType<typeof actKey>,
): Promise<unknown> {
  const params = { path: { id }, header };
  const round = { path: { id: review?.roundId ?? '' }, header };
  const { reason, campaignId, pillarId, accountIds, windowFrom, windowTo } = input;
  switch (act) {
    case 'submit':
      return handIn(id, { version, accountIds, windowFrom, windowTo }, header);
    case 'withdraw':
      return answered(api.POST('/api/rounds/{id}/withdraw', { params: round, body: { reason } }));
    case 'void':
      return answered(api.POST('/api/rounds/{id}/void', { params: round, body: { reason } }));
    case 'place':
      return answered(
        api.PATCH('/api/stories/{id}', { params: { path: { id } }, body: { version, campaignId, pillarId } }),
      );
    case 'archive':
      return answered(api.POST('/api/stories/{id}/archive', { params, body: { version } }));
    case 'unarchive':
      return answered(api.POST('/api/stories/{id}/unarchive', { params, body: { version } }));
  }
}
