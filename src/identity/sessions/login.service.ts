import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../../platform/audit/audit.service.js';
import { AppError } from '../../platform/errors/app-error.js';
import type { Actor } from '../actor.js';
import { LOGIN_FAILED, PASSWORD_WEAK, PASSWORD_WRONG } from '../identity.errors.js';
import { canonicalLogin, isAcceptablePassword, PASSWORD_MIN } from '../people/password.rules.js';
import { PasswordService } from '../people/password.service.js';
import { Person } from '../people/person.entity.js';
import { LoginThrottleService } from './login-throttle.service.js';
import { SessionService } from './session.service.js';

/** In, out, and a new password. */
@Injectable()
export class LoginService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordService,
    private readonly throttle: LoginThrottleService,
    private readonly sessions: SessionService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Opens a session for a person who knows the password.
   * @returns the token for the cookie
   * @throws AppError LOGIN_THROTTLED (429), LOGIN_FAILED (401; it does not say which of the two was wrong)
   */
  async logIn(
    input: { login: string; password: string },
    address: string,
  ): Promise<{ token: string; personId: string }> {
    const login = canonicalLogin(input.login);
    await this.throttle.count(login, address);
    const person = await this.dataSource.manager.findOneBy(Person, { login });
    const right = await this.passwords.matches(input.password, person?.passwordHash ?? null);
    if (!person || !right || person.disabledAt !== null) {
      if (person) await this.record(person.id, 'session.refuse', { address });
      throw new AppError(LOGIN_FAILED);
    }
    const token = await this.dataSource.transaction(async (tx) => {
      const opened = await this.sessions.open(tx, person.id);
      await this.audit.record(tx, {
        actorId: person.id,
        action: 'session.open',
        subjectType: 'session',
        subjectId: opened.sessionId,
        data: { address },
      });
      return opened.token;
    });
    await this.throttle.forgive(login, address);
    return { token, personId: person.id };
  }

  /** Ends the session of the request. */
  async logOut(actor: Actor): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.sessions.end(tx, actor.sessionId);
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'session.close',
        subjectType: 'session',
        subjectId: actor.sessionId,
      });
    });
  }

  /**
   * Replaces one's own password and ends one's other sessions.
   * @throws AppError LOGIN_THROTTLED (429), PASSWORD_WRONG, PASSWORD_WEAK (400)
   */
  async changePassword(actor: Actor, input: { current: string; next: string }, address: string): Promise<void> {
    await this.throttle.count(actor.login, address);
    const person = await this.dataSource.manager.findOneByOrFail(Person, { id: actor.personId });
    if (!(await this.passwords.matches(input.current, person.passwordHash))) {
      throw new AppError(PASSWORD_WRONG, {}, '/current');
    }
    if (!isAcceptablePassword(input.next, person.login, input.current)) {
      throw new AppError(PASSWORD_WEAK, { min: PASSWORD_MIN }, '/next');
    }
    const passwordHash = await this.passwords.hash(input.next);
    await this.dataSource.transaction(async (tx) => {
      // Only while the password is still the one that was checked: a reset in between wins.
      const { affected } = await tx.update(
        Person,
        { id: person.id, passwordHash: person.passwordHash },
        { passwordHash, mustChangePassword: false },
      );
      if (affected !== 1) throw new AppError(PASSWORD_WRONG, {}, '/current');
      await this.sessions.endAllOf(tx, person.id, actor.sessionId);
      await this.audit.record(tx, {
        actorId: person.id,
        action: 'person.change-password',
        subjectType: 'person',
        subjectId: person.id,
      });
    });
    await this.throttle.forgive(actor.login, address);
  }

  private async record(personId: string, action: string, data: Record<string, unknown>): Promise<void> {
    await this.audit.record(this.dataSource.manager, {
      actorId: null,
      action,
      subjectType: 'person',
      subjectId: personId,
      data,
    });
  }
}
