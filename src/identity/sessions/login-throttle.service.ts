import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { AppError } from '../../platform/errors/app-error.js';
import { LOGIN_THROTTLED } from '../identity.errors.js';

/** Tries within a quarter of an hour before a pause until its end. */
const WINDOW_S = 15 * 60;
/** One login from one address: somebody forgot the password, or somebody guesses. */
export const TRIES_PER_LOGIN_AND_ADDRESS = 10;
/** One login from everywhere: guessing from many machines. Higher, so that a stranger cannot lock a person out with ten tries. */
export const TRIES_PER_LOGIN = 50;
/** One address over all logins: one machine going through the list of people. */
export const TRIES_PER_ADDRESS = 100;

/** Counts tries before the password is looked at, in the database: all processes see the same count. */
@Injectable()
export class LoginThrottleService {
  private readonly perPair: RateLimiterPostgres;
  private readonly perLogin: RateLimiterPostgres;
  private readonly perAddress: RateLimiterPostgres;

  constructor(private readonly dataSource: DataSource) {
    const limiter = (keyPrefix: string, points: number): RateLimiterPostgres =>
      new RateLimiterPostgres({
        storeClient: dataSource,
        storeType: 'typeorm',
        tableName: 'login_throttle',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix,
        points,
        duration: WINDOW_S,
      });
    this.perPair = limiter('pair', TRIES_PER_LOGIN_AND_ADDRESS);
    this.perLogin = limiter('login', TRIES_PER_LOGIN);
    this.perAddress = limiter('address', TRIES_PER_ADDRESS);
  }

  /** Counts a try. @throws AppError LOGIN_THROTTLED (429) with `retryAfter` in seconds */
  async count(login: string, address: string): Promise<void> {
    try {
      await this.perAddress.consume(address);
      await this.perPair.consume(`${login}@${address}`);
      await this.perLogin.consume(login);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new AppError(LOGIN_THROTTLED, { seconds }, undefined, { retryAfter: seconds });
    }
  }

  /** Forgets the tries of somebody who got in. */
  async forgive(login: string, address: string): Promise<void> {
    await this.perPair.delete(`${login}@${address}`);
    await this.perLogin.delete(login);
    await this.perAddress.reward(address);
    // The library's own times are of the machine's clock.
    await this.dataSource.query(`DELETE FROM login_throttle WHERE expire < $1`, [Date.now()]);
  }
}
