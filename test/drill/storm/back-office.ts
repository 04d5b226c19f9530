import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { PrivateSandbox } from '../../engine/private-sandbox.js';
import type { SeededAccount } from '../../engine/seed/newsroom.js';

const ROUND_MS = 400;
/** The platform's word for a draft that is not in the box any more. */
const GONE = 40007;

const HANDED_OVER = `
  SELECT p.account_id AS "accountId", t.accepted_ref AS draft
  FROM publication p JOIN publication_attempt t ON t.publication_id = p.id AND t.claim_token = p.claim_token
  WHERE p.state = 'confirming' AND p.account_id = ANY ($1::uuid[]) AND t.accepted_ref IS NOT NULL`;

/**
 * The person who publishes in the platform's own back office what the product has placed in the draft box and handed over: each draft once,
 * and never one that has not been handed over. The platform's answer being lost changes nothing: a draft that is out has left the box.
 */
export class BackOffice {
  published = 0;
  private readonly accounts: ReadonlyMap<string, SeededAccount>;
  private readonly done = new Set<string>();
  private closing = false;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Pool,
    private readonly sandbox: PrivateSandbox,
    accounts: readonly SeededAccount[],
  ) {
    this.accounts = new Map(accounts.filter(({ driver }) => driver === 'draft').map((one) => [one.id, one]));
  }

  open(): void {
    if (this.accounts.size > 0) this.work = this.run();
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.work;
  }

  private async run(): Promise<void> {
    while (!this.closing) {
      // Storms take database and platform away: then the next round does it.
      await this.round().catch(() => undefined);
      await pause(ROUND_MS);
    }
  }

  private async round(): Promise<void> {
    const { rows } = await this.database.query<{ accountId: string; draft: string }>(HANDED_OVER, [
      [...this.accounts.keys()],
    ]);
    for (const { accountId, draft } of rows) {
      const account = this.accounts.get(accountId);
      if (account && !this.done.has(draft)) await this.publish(account, draft);
    }
  }

  private async publish({ platformId, secret }: SeededAccount, draft: string): Promise<void> {
    const { access_token: token } = await this.ask<{ access_token?: string }>('/cgi-bin/stable_token', {
      ...{ grant_type: 'client_credential', appid: platformId, secret },
    });
    if (token === undefined) return;
    const path = `/cgi-bin/freepublish/submit?access_token=${encodeURIComponent(token)}`;
    const { errcode } = await this.ask<{ errcode?: number }>(path, { media_id: draft });
    // One that has left the box is out, whatever became of that answer: asking on and on would use up the account's calls of the day.
    if (errcode !== 0 && errcode !== GONE) return;
    this.done.add(draft);
    this.published += 1;
  }

  private async ask<T>(path: string, body: unknown): Promise<T> {
    const answer = await fetch(this.sandbox.url + path, { method: 'POST', body: JSON.stringify(body) });
    return (await answer.json()) as T;
  }
}
