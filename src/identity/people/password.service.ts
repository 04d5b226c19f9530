import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import argon2 from 'argon2';
import { oneTimePassword } from './password.rules.js';

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane.
const COST = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

@Injectable()
export class PasswordService {
  private decoy: Promise<string> | undefined;

  /** argon2id in PHC string form. */
  hash(password: string): Promise<string> {
    return argon2.hash(password, COST);
  }

  /** @param hash null when there is no such person: the answer is false, and takes as long as a real comparison */
  async matches(password: string, hash: string | null): Promise<boolean> {
    this.decoy ??= this.hash(randomBytes(16).toString('hex'));
    const right = await argon2.verify(hash ?? (await this.decoy), password);
    return right && hash !== null;
  }

  /** A fresh one-time password, to be shown once. */
  invent(): string {
    return oneTimePassword(randomBytes(64));
  }
}
