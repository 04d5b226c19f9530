import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import { PASSWORD_WEAK } from '../../identity/identity.errors.js';
import { canonicalLogin, isAcceptablePassword, PASSWORD_MIN } from '../../identity/people/password.rules.js';
import { PasswordService } from '../../identity/people/password.service.js';
import { RosterService } from '../../identity/people/roster.service.js';
import { SessionService } from '../../identity/sessions/session.service.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { SystemClock } from '../../platform/clock.js';
import { StartError } from '../../platform/config/start-error.js';
import { AppError } from '../../platform/errors/app-error.js';
import { withStandingDatabase } from './standing-database.js';

export interface ResetPassword {
  login: string;
  /** What was made up, to be shown once; null when one was given. */
  oneTimePassword: string | null;
  /** The person is disabled and cannot log in with it. */
  disabled: boolean;
}

interface PersonRow {
  id: string;
  login: string;
  disabled: boolean;
}

const MISSING = { zh: '没有可重设的密码', en: 'so no password to reset' };

/**
 * The way back in when the last administrator's password is lost: whoever may run commands on this machine may do it. Every session of the
 * person ends, also beside a running application, and the password must be changed at the next log-in.
 * @param given the new password, or null to have one made up
 * @throws StartError (exit 2) for an unknown login or a password too weak, and as `withStandingDatabase`
 */
export function resetPassword(
  say: (message: string) => void,
  login: string,
  given: string | null,
): Promise<ResetPassword> {
  return withStandingDatabase(say, MISSING, async (database) => {
    const person = await personOf(database, canonicalLogin(login));
    if (!person)
      throw new StartError(
        `没有登录名为“${login}”的人员，什么都没有改动。`,
        `Nobody logs in as "${login}", so nothing was changed.`,
        2,
      );
    if (given !== null && !isAcceptablePassword(given, person.login, null)) {
      const { zh, en } = new AppError(PASSWORD_WEAK, { min: PASSWORD_MIN }).text;
      throw new StartError(zh, en, 2);
    }
    const passwords = new PasswordService();
    const next = given ?? passwords.invent();
    const hash = await passwords.hash(next);
    const roster = new RosterService(database, new SessionService(database, new SystemClock()), new AuditService());
    // Nobody is logged in here: the audit row says where it was done instead of by whom.
    await roster.act((tx) => roster.resetPassword(tx, null, person.id, hash, { where: 'command-line' }));
    return { login: person.login, oneTimePassword: given === null ? next : null, disabled: person.disabled };
  });
}

async function personOf(database: DataSource, login: string): Promise<PersonRow | undefined> {
  const [person]: PersonRow[] = await database.query(
    `SELECT id, login, disabled_at IS NOT NULL AS disabled FROM person WHERE login = $1`,
    [login],
  );
  return person;
}
