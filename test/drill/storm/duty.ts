import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '../../../src/identity/actor.js';
import { HandDesk } from '../../../src/publishing/hand/desk/hand-desk.service.js';
import { HandTakes } from '../../../src/publishing/hand/acts/hand-takes.service.js';
import { HandTasks } from '../../../src/publishing/hand/hand-tasks.service.js';
import { HandPackages } from '../../../src/publishing/hand/pack/hand-package.service.js';
import type { NoticeBoard } from '../../engine/notice-board.js';

const ROUND_MS = 300;
const MOST = 50;

/**
 * People on duty, who post by hand what the product lays out for them: all see the same list and reach for the same tasks. Whoever is given
 * one posts it, once, and then reports where, until the report is taken.
 */
export class Duty {
  posted = 0;
  private closing = false;
  private work: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly api: NestFastifyApplication,
    private readonly board: NoticeBoard,
    private readonly people: readonly Actor[],
  ) {}

  open(): void {
    this.work = Promise.all(this.people.map((person) => this.watch(person)));
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.work;
  }

  private async watch(person: Actor): Promise<void> {
    /** What this person has posted and not yet reported: where it is, by publication. */
    const unreported = new Map<string, string>();
    while (!this.closing) {
      // Storms take the database away, colleagues are quicker, freezes come between: the next round sees to what is left.
      await this.round(person, unreported).catch(() => undefined);
      await pause(ROUND_MS);
    }
  }

  private async round(person: Actor, unreported: Map<string, string>): Promise<void> {
    for (const id of unreported.keys()) await this.report(person, id, unreported);
    const list = { list: 'todo' as const, mine: false, after: null, rows: MOST };
    for (const task of await this.service(HandTasks).list(person, list)) {
      if (this.closing) return;
      if (task.state !== 'confirming' || task.laidOut !== true || unreported.has(task.id)) continue;
      await this.do(person, task.id, unreported).catch(() => undefined);
    }
  }

  private async do(person: Actor, id: string, unreported: Map<string, string>): Promise<void> {
    const task = await this.service(HandTasks).read(person, id);
    const { content } = await this.service(HandPackages).open(task);
    if (content.channel !== 'other') throw new Error(`nobody posts ${content.channel} by hand here`);
    await this.service(HandTakes).take(person, id, false);
    unreported.set(id, this.board.post(content.title, content.text));
    this.posted += 1;
    await this.report(person, id, unreported);
  }

  /** What is out is said so, whatever has been stopped since. */
  private async report(person: Actor, id: string, unreported: Map<string, string>): Promise<void> {
    const url = unreported.get(id);
    if (url === undefined) return;
    const despite = '示例：已先发出';
    await this.service(HandDesk).posted(person, id, { url, despite });
    unreported.delete(id);
  }

  private service<T>(of: abstract new (...args: never[]) => T): T {
    return this.api.get<T>(of as never, { strict: false });
  }
}
