import { keepsPlace, keptPlaces, MAY_BE_OUT_BY } from '../throttle/kept-place.rules.js';
import type { PublicationState } from './publication-state.rules.js';

/** Where a publication stands that was refused and is at nobody's hands. */
export const REFUSED_STATES = [
  'scheduled',
  'held',
  'failed',
  'missed',
  'cancelled',
] as const satisfies readonly PublicationState[];

/** The same for SQL. */
export const REFUSED = REFUSED_STATES.map((state) => `'${state}'`).join(', ');

const sealsOf = (publication: string) =>
  `SELECT ${publication}.seal_id UNION ALL SELECT c.seal_id FROM publication_companion c WHERE c.publication_id = ${publication}.id`;

const storiesOf = (publication: string) =>
  `SELECT ${publication}.story_id UNION ALL SELECT c.story_id FROM publication_companion c WHERE c.publication_id = ${publication}.id`;

/** Whether two publications, by their names in a query, have a story in common: their own, or one that travels in an issue. */
export const shareStory = (one: string, other: string) =>
  `EXISTS ((${storiesOf(one)}) INTERSECT (${storiesOf(other)}))`;

/** Whether a publication never leaves again itself: it is given up, or what was signed for it no longer stands. */
export const neverLeaves = (publication: string) =>
  `(${publication}.state = 'cancelled' OR EXISTS (
     SELECT 1 FROM review_seal v WHERE v.id IN (${sealsOf(publication)}) AND v.voided_at IS NOT NULL))`;

/**
 * The accounts for which any look is owed: read once a statement, from an index that is nearly always empty. Publication by publication,
 * so that no plan ever reads them all.
 */
const OWING_ACCOUNTS = `
  ARRAY(SELECT (SELECT o.account_id FROM publication o WHERE o.id = w.publication_id)
        FROM publication_attempt w WHERE w.absence IN ('wanted', 'others'))`;

/**
 * The looks that publication `p` waits for: it, or another one of its stories on its account, was refused after it had been handed over,
 * and nobody has seen whether it is out, also while that one is under way again or waits for a person. Of several that may all be sent again without harm the newer wait for the older, never both for
 * each other.
 */
export const OWED_LOOKS = `
  FROM publication_attempt w JOIN publication o ON o.id = w.publication_id
  WHERE w.absence IN ('wanted', 'others') AND o.account_id = p.account_id AND o.state NOT IN ('sent', 'retracted')
    AND CASE WHEN o.id = p.id THEN w.absence = 'wanted'
        ELSE (w.absence = 'wanted' OR o.id < p.id OR NOT EXISTS (
                SELECT 1 FROM publication_attempt v WHERE v.publication_id = p.id AND v.absence = 'others'))
             AND ${shareStory('o', 'p')} END`;

/**
 * The same told (`OwedLookFacts`); null where none is waited for. Its own is told before another's.
 */
export const OWED_LOOK_TOLD = `
  CASE WHEN p.account_id = ANY (${OWING_ACCOUNTS}) THEN (
    SELECT json_build_object('own', o.id = p.id, 'at', w.next_check_at, 'state', o.state) ${OWED_LOOKS}
    ORDER BY o.id = p.id DESC, w.next_check_at DESC NULLS FIRST LIMIT 1) END`;

/** Whether publication `p` must not leave before somebody has looked. Costs nothing where nothing is owed. */
export const LOOK_IS_OWED = `
  (p.account_id = ANY (${OWING_ACCOUNTS}) AND EXISTS (SELECT 1 ${OWED_LOOKS}))`;

/** The places in the throttle that are kept for publication `p` alone, as an array of claim tokens. Costs nothing where nothing is owed. */
export const PLACES_KEPT_FOR = `
  CASE WHEN p.account_id = ANY (${OWING_ACCOUNTS}) THEN ARRAY(${keptPlaces('p.id')}) ELSE '{}' END`;

/**
 * The places in the throttle that stand in nobody's way who plans publication `$1`, or one of the stories `$3` for the account `$2`: its own,
 * and those of another publication of its stories there, before whose look it does not leave. Row by row of what is owed, as above.
 */
export const KEPT_PLACES = `
  SELECT k.claim_token AS token FROM publication_attempt k
  WHERE ${keepsPlace('k')} AND k.publication_id = ANY (ARRAY(
    SELECT w.publication_id FROM publication_attempt w
    WHERE w.absence IN ('wanted', 'others') AND (w.publication_id = $1::uuid OR (
      SELECT o.account_id = $2::uuid AND (
        o.story_id = ANY ($3::uuid[])
        OR EXISTS (SELECT 1 FROM publication_companion c WHERE c.publication_id = o.id AND c.story_id = ANY ($3::uuid[]))
        OR EXISTS (SELECT 1 FROM publication p WHERE p.id = $1::uuid AND ${shareStory('o', 'p')}))
      FROM publication o WHERE o.id = w.publication_id))))`;

/**
 * The same for a plan as a whole: each place that is kept (claim token), and what is on the schedule and finds it in nobody's way: the
 * publication it is kept for, and others of its stories on its account.
 */
export const KEPT_FOR_WAITING = `
  SELECT k.claim_token AS token, array_agg(DISTINCT p.id::text) AS ids
  FROM publication_attempt k JOIN publication o ON o.id = k.publication_id
    JOIN publication p ON p.account_id = o.account_id AND p.state = 'scheduled' AND (
      p.id = o.id OR p.story_id IN (${storiesOf('o')})
      OR EXISTS (SELECT 1 FROM publication_companion m WHERE m.publication_id = p.id AND m.story_id IN (${storiesOf('o')})))
  WHERE ${MAY_BE_OUT_BY}
  GROUP BY k.claim_token`;
