/** The platform's day now, and how much of it is left: it counts in Beijing, which has no summer time. */
const DAY = `(clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date`;
const DAY_LEFT = `
  (extract(epoch FROM (${DAY} + 1)::timestamp - (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')) * 1000)::float8 AS "dayLeftMs"`;

/** Makes the day's row, and takes the question about its limit for one process: `$1` owner, `$2` path, `$3` ms before it is asked again. */
export const OPEN_DAY = `
  INSERT INTO platform_calls AS c (owner, day, path, asked_at) VALUES ($1, ${DAY}, $2, clock_timestamp())
  ON CONFLICT (owner, day, path) DO UPDATE SET asked_at = clock_timestamp()
    WHERE c.daily_limit IS NULL
      AND (c.asked_at IS NULL OR c.asked_at < clock_timestamp() - $3 * interval '1 millisecond')
  RETURNING owner`;

/** What the platform says: `$3` its limit, `$4` what it has counted, by whomever. */
export const LEARN_LIMIT = `
  UPDATE platform_calls SET daily_limit = $3, used = greatest(used, $4) WHERE owner = $1 AND path = $2 AND day = ${DAY}`;

/**
 * Takes `$3` calls of `$1` owners to `$2` paths, for each all or none; no row for one that has not so many left. `$4` the limit while the
 * platform has not said, `$5` how many are kept for others. Makes the day's row, for who posts has no time to ask the platform. A count
 * that a crash of the server takes back is no harm, so nobody waits for the disk.
 */
export const TAKE_CALLS = `
  WITH unhurried AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
  INSERT INTO platform_calls AS c (owner, day, path, used)
  SELECT asked.owner, ${DAY}, asked.path, asked.calls
  FROM unnest($1::text[], $2::text[], $3::int[]) AS asked(owner, path, calls), unhurried
  WHERE asked.calls + $5::int <= $4::int
  ORDER BY asked.owner, asked.path
  ON CONFLICT (owner, day, path) DO UPDATE SET used = c.used + excluded.used
    WHERE c.used + excluded.used + $5::int <= coalesce(c.daily_limit, $4::int)
  RETURNING owner, path, coalesce(daily_limit, $4::int) - used AS left, coalesce(daily_limit, $4::int) AS limit, ${DAY_LEFT}`;

export const CALLS_LEFT = `
  SELECT greatest(0, coalesce(daily_limit, $3) - used) AS left, coalesce(daily_limit, $3) AS limit, ${DAY_LEFT}
  FROM platform_calls WHERE owner = $1 AND path = $2 AND day = ${DAY}`;

/** What is counted of an owner today. */
export const CALLS_TODAY = `
  SELECT path, used, daily_limit AS "dailyLimit" FROM platform_calls WHERE owner = $1 AND day = ${DAY}`;

export const FORGET_DAYS = `DELETE FROM platform_calls WHERE day < ${DAY} - 7`;
