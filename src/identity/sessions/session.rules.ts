/** A session nobody uses ends after this long; one in use ends at the latest after `ABSOLUTE_MS`. Milliseconds. */
export const IDLE_MS = 12 * 60 * 60 * 1000;
export const ABSOLUTE_MS = 7 * 24 * 60 * 60 * 1000;
/** How often the last use is written down at most, so that reading does not mean writing. */
export const TOUCH_MS = 60 * 1000;

export const SESSION_COOKIE = 'xuanfa_session';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Whether a cookie's value has the shape of a token (256 bits, base64url): anything else is not worth a query. */
export function looksLikeToken(value: string | undefined): value is string {
  return value !== undefined && TOKEN.test(value);
}

export interface SessionTimes {
  expiresAt: Date;
  lastSeenAt: Date;
  revokedAt: Date | null;
}

/** Whether a session still opens doors at `now`. */
export function isLive(session: SessionTimes, now: Date): boolean {
  return (
    session.revokedAt === null &&
    now.getTime() < session.expiresAt.getTime() &&
    now.getTime() - session.lastSeenAt.getTime() < IDLE_MS
  );
}
