import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { forbidden } from '../../identity/forbidden.rules.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import type { PublicationState } from '../../schedule/publications/publication-state.rules.js';
import type { Stop } from '../leaving/may-leave.rules.js';
import { MayLeave } from '../leaving/may-leave.service.js';
import { TASK_BY_ID, TASKS_REPORTED, TASKS_TO_DO } from './hand-task.queries.js';
import { type HandReport, type HandStage, stageOf } from './hand-task.rules.js';
import type { LinkFinding } from './link/link-check.rules.js';

/** A publication on an account that a person posts on, with its task. */
export interface HandTaskView {
  id: string;
  state: PublicationState;
  channel: ChannelKind;
  slotAt: Date;
  /** The slot granted when it was planned. */
  firstSlotAt: Date;
  validUntil: Date;
  /** The time it was approved for is over. */
  windowOver: boolean;
  url: string | null;
  sentAt: Date | null;
  sealId: string;
  digest: string;
  /** By which its post is told again. */
  marker: string;
  storyId: string;
  storyTitle: string;
  departmentId: string;
  departmentName: string;
  accountId: string;
  accountName: string;
  accountDepartmentId: string;
  accountDepartmentName: string;
  settings: Record<string, unknown>;
  linkMissing: boolean;
  attemptId: string | null;
  laidOut: boolean | null;
  beganAt: Date | null;
  until: Date | null;
  takenBy: string | null;
  takenByName: string | null;
  takenAt: Date | null;
  takenOver: boolean;
  report: HandReport | null;
  reportedBy: string | null;
  reportedByName: string | null;
  reportedAt: Date | null;
  link: string | null;
  finding: LinkFinding | null;
  overruled: string | null;
  despite: string | null;
  note: string | null;
  screenshot: string | null;
  voidedAt: Date | null;
  /** It is out, its approval was withdrawn since, and nothing newly approved has taken its place. */
  outUnapproved: boolean;
  freezeReason: string | null;
  frozenSince: Date | null;
  /** The database's clock. */
  now: Date;
  /** Why it may not leave now, or at its slot while that is to come; empty where it is not asked any more. */
  stops: Stop[];
}

type TaskRow = Omit<HandTaskView, 'stops'>;

/** Stages in which somebody may yet post it. */
const TO_COME: readonly HandStage[] = ['upcoming', 'open', 'overdue'];

export interface TaskFilter {
  /** `todo`: what is to be done, by slot; `reported`: what was reported, newest first. */
  list: 'todo' | 'reported';
  /** Only what the actor has taken, or has reported. */
  mine: boolean;
  after: (string | number)[] | null;
  rows: number;
}

/** What comes later is no task yet, ms. */
const AHEAD_MS = 24 * 60 * 60_000;

/** Finds tasks for those who may post on the account: its department's, whoever's text it is. */
@Injectable()
export class HandTasks {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly leaving: MayLeave,
  ) {}

  async list(actor: Actor, { list, mine, after, rows }: TaskFilter): Promise<HandTaskView[]> {
    const departments = await this.access.departmentsFor(actor, 'publication.post');
    const person = mine ? actor.personId : null;
    if (list === 'reported')
      return this.looked(await this.database.query(TASKS_REPORTED, [departments, person, after?.[0] ?? null, rows]));
    const [slot = null, id = null] = after ?? [];
    return this.looked(await this.database.query(TASKS_TO_DO, [departments, AHEAD_MS, person, slot, id, rows]));
  }

  /** For whoever may post it, or may read the publication. @throws AppError NOT_FOUND */
  async read(actor: Actor, id: string): Promise<HandTaskView> {
    const task = await this.find(id);
    if (await this.mayPost(actor, task)) return task;
    if (await this.access.can(actor, 'publication.read', task.departmentId)) return task;
    throw unknown();
  }

  /** For an act on it. @throws AppError NOT_FOUND for what the actor may not even read, FORBIDDEN */
  async forPoster(actor: Actor, id: string): Promise<HandTaskView> {
    const task = await this.read(actor, id);
    if (await this.mayPost(actor, task)) return task;
    // Whose account it is, not whose text: a press officer of the one may well be none of the other.
    throw forbidden('publication.post', task.accountDepartmentName);
  }

  mayPost(actor: Actor, { accountDepartmentId }: HandTaskView): Promise<boolean> {
    return this.access.can(actor, 'publication.post', accountDepartmentId);
  }

  /** As it stands in the transaction. @throws AppError NOT_FOUND */
  async find(id: string, tx: EntityManager = this.database.manager): Promise<HandTaskView> {
    const [task] = await this.looked(await tx.query(TASK_BY_ID, [id]), tx);
    if (!task) throw unknown();
    return task;
  }

  private async looked(rows: readonly TaskRow[], tx: EntityManager = this.database.manager): Promise<HandTaskView[]> {
    const asked = rows.filter(({ state }) => TO_COME.includes(stageOf(state))).map(({ id }) => id);
    const stops = await this.leaving.look(asked, tx);
    return rows.map((row) => ({ ...row, stops: stops.get(row.id) ?? [] }));
  }
}

function unknown(): AppError {
  return new AppError(NOT_FOUND, { what: { zh: '这项人工发布', en: 'task by hand' } });
}
