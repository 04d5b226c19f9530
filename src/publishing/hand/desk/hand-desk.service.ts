import { Injectable } from '@nestjs/common';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { cursorOf, type Page, pageOf } from '../../../platform/http/paging/page.dto.js';
import { HAND_LINK_DOUBTFUL, HAND_LINK_NEEDED, HAND_UNAPPROVED } from '../hand.errors.js';
import { HandReports } from '../acts/hand-reports.service.js';
import { requireReporter } from '../acts/hand-refusals.rules.js';
import { type HandActor, handMoves } from '../hand-task.rules.js';
import { HandTasks, type HandTaskView } from '../hand-tasks.service.js';
import { isContent, type LinkFinding } from '../link/link-check.rules.js';
import { LinkCheck } from '../link/link-check.service.js';
import type { Words } from '../../links/page-words.rules.js';
import { HandPackages } from '../pack/hand-package.service.js';
import { wordsOf } from '../pack/hand-texts.rules.js';
import {
  type HandTaskQuery,
  type HandTaskResponse,
  type LinkFindingResponse,
  toHandTaskResponse,
  toLinkFindingResponse,
} from './hand-task.dto.js';
import type { PostedBody } from './hand-report.dto.js';

/** Tasks by hand as the API shows them, and what people say of their links. */
@Injectable()
export class HandDesk {
  constructor(
    private readonly tasks: HandTasks,
    private readonly reports: HandReports,
    private readonly packages: HandPackages,
    private readonly links: LinkCheck,
    private readonly access: AccessService,
  ) {}

  async list(actor: Actor, query: HandTaskQuery): Promise<Page<HandTaskResponse>> {
    const todo = query.list === 'todo';
    const after = cursorOf(query, todo ? ['time', 'uuid'] : ['uuid']);
    const rows = await this.tasks.list(actor, { list: query.list, mine: query.mine, after, rows: query.limit + 1 });
    const keyOf = (row: HandTaskView) => (todo ? [row.slotAt.toISOString(), row.id] : [row.attemptId]);
    const [control, resolve] = await Promise.all(
      (['publication.control', 'publication.resolve'] as const).map((right) =>
        this.access.departmentsFor(actor, right),
      ),
    );
    const may = ({ departmentId }: HandTaskView): HandActor => ({
      personId: actor.personId,
      // None but these are listed.
      post: true,
      control: control?.includes(departmentId) ?? false,
      resolve: resolve?.includes(departmentId) ?? false,
    });
    return pageOf(rows, query.limit, keyOf, (row) => toHandTaskResponse(row, movesOf(row, may(row)), null));
  }

  /** @throws AppError NOT_FOUND */
  async read(actor: Actor, id: string): Promise<HandTaskResponse> {
    const task = await this.tasks.read(actor, id);
    const onDuty = await this.access.peopleFor('publication.post', task.accountDepartmentId);
    return toHandTaskResponse(task, movesOf(task, await this.rightsOf(actor, task)), onDuty);
  }

  /** Looks at a link without writing anything down. @throws AppError NOT_FOUND, FORBIDDEN, HAND_CLOSED, HAND_TAKEN, HAND_NOT_TAKEN */
  async checkLink(actor: Actor, id: string, url: string): Promise<LinkFindingResponse> {
    const task = await this.reportable(actor, id);
    return toLinkFindingResponse(await this.look(task, url), task.channel);
  }

  /**
   * It is out: the link is looked at first, then everything is written down.
   * @throws AppError as `HandReports.posted`, HAND_LINK_NEEDED, HAND_LINK_DOUBTFUL
   */
  async posted(actor: Actor, id: string, { url, overrule, despite }: PostedBody): Promise<HandTaskResponse> {
    const task = await this.reportable(actor, id);
    if (url === undefined) {
      // Some platforms have no address for a post: then a picture of it stands for it.
      if (task.channel !== 'other' || task.screenshot === null || overrule === undefined)
        throw new AppError(HAND_LINK_NEEDED, {}, '/url');
      await this.reports.posted(actor, task, {
        link: null,
        finding: null,
        overruled: overrule,
        despite: despite ?? null,
      });
      return this.read(actor, id);
    }
    const finding = await this.look(task, url);
    const enough = isContent(finding, task.channel);
    if (!enough && overrule === undefined)
      throw new AppError(HAND_LINK_DOUBTFUL, { found: finding.text }, '/url', { finding: { ...finding } });
    await this.reports.posted(actor, task, {
      link: new URL(url).href,
      finding,
      overruled: enough ? null : (overrule ?? null),
      despite: despite ?? null,
    });
    return this.read(actor, id);
  }

  /** One that the actor may report on, before anybody is called. */
  private async reportable(actor: Actor, id: string): Promise<HandTaskView> {
    const task = await this.tasks.forPoster(actor, id);
    requireReporter(task, actor.personId);
    return task;
  }

  private async rightsOf(actor: Actor, task: HandTaskView): Promise<HandActor> {
    const { personId } = actor;
    const { departmentId } = task;
    const post = await this.tasks.mayPost(actor, task);
    const control = await this.access.can(actor, 'publication.control', departmentId);
    return { personId, post, control, resolve: await this.access.can(actor, 'publication.resolve', departmentId) };
  }

  private async look(task: HandTaskView, url: string): Promise<LinkFinding> {
    return this.links.look(url, { ...task, words: await this.wordsOf(task) });
  }

  /** What the page of a post shows. What is out is reported also when the text that was approved cannot be read any more. */
  private async wordsOf(task: HandTaskView): Promise<Words> {
    try {
      const { content, marker } = await this.packages.open(task);
      return { ...wordsOf(content), marker };
    } catch (error) {
      if (!(error instanceof AppError && error.code === HAND_UNAPPROVED.code)) throw error;
      return { title: task.storyTitle, lead: '', marker: task.marker };
    }
  }
}

function movesOf(task: HandTaskView, actor: HandActor) {
  const { state, laidOut, stops, takenBy, takenOver, windowOver } = task;
  const stopped = stops.length > 0;
  return handMoves({ state, laidOut: laidOut === true, stopped, takenBy, takenOver, windowOver }, actor);
}
