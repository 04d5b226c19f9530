import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../identity/actor.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import type { ByteRange } from '../../../platform/files/stores/file-store.js';
import type { LoadedPicture } from '../../../stories/media/media.service.js';
import { HandEvidence } from '../acts/hand-evidence.service.js';
import { HAND_NO_SCREENSHOT } from '../hand.errors.js';
import { requireInTime, requireReporter } from '../acts/hand-refusals.rules.js';
import { HandTakes } from '../acts/hand-takes.service.js';
import { HandTasks, type HandTaskView } from '../hand-tasks.service.js';
import { HandArchive } from '../pack/hand-archive.service.js';
import { type HandFile, type HandPackage, HandPackages } from '../pack/hand-package.service.js';

/** Hands out packages to those who may post, and takes their screenshots. */
@Injectable()
export class HandPackageDesk {
  constructor(
    private readonly tasks: HandTasks,
    private readonly packages: HandPackages,
    private readonly archives: HandArchive,
    private readonly takes: HandTakes,
    private readonly evidence: HandEvidence,
  ) {}

  /** @throws AppError NOT_FOUND, FORBIDDEN, HAND_LINK_PENDING, and as `requireInTime` */
  async open(actor: Actor, id: string): Promise<{ task: HandTaskView; content: HandPackage }> {
    const task = await this.tasks.forPoster(actor, id);
    requireInTime(task);
    return { task, content: await this.packages.layOut(task) };
  }

  /** @throws AppError as `open` */
  async archive(actor: Actor, id: string): Promise<{ title: string; bytes: Readable; size: number }> {
    const { task, content } = await this.open(actor, id);
    await this.evidence.recordDownload(actor, id);
    return { title: task.storyTitle, ...this.archives.pack(task, content) };
  }

  /** Notes that the content is taken along in another form. @throws AppError as `open` */
  async fetch(actor: Actor, id: string): Promise<HandTaskView> {
    const { task } = await this.open(actor, id);
    await this.evidence.recordDownload(actor, id);
    return task;
  }

  /** @throws AppError as `open`, NOT_FOUND for a file that is not of the package */
  async file(
    actor: Actor,
    id: string,
    sha256: string,
  ): Promise<{ file: HandFile; open: (range?: ByteRange) => Promise<Readable> }> {
    const { content } = await this.open(actor, id);
    const file = content.files.find((one) => one.sha256 === sha256);
    if (!file) throw new AppError(NOT_FOUND, { what: { zh: '发布包中的文件', en: 'file of the package' } });
    return { file, open: (range) => this.archives.open(file, range) };
  }

  /** Asked before an upload is read. @throws AppError NOT_FOUND, FORBIDDEN, and as `requireReporter` */
  async requireInHand(actor: Actor, id: string): Promise<HandTaskView> {
    const task = await this.tasks.forPoster(actor, id);
    requireReporter(task, actor.personId);
    return task;
  }

  /** @throws AppError as `MediaService.receiveAllowed`, HAND_CLOSED */
  async keepScreenshot(actor: Actor, task: HandTaskView, source: Readable): Promise<void> {
    await this.takes.keepScreenshot(actor, task, await this.evidence.receive(actor, source));
  }

  /** @throws AppError NOT_FOUND, HAND_NO_SCREENSHOT */
  async screenshot(actor: Actor, id: string): Promise<LoadedPicture> {
    const { screenshot } = await this.tasks.read(actor, id);
    if (screenshot === null) throw new AppError(HAND_NO_SCREENSHOT);
    return this.evidence.load(screenshot);
  }
}
