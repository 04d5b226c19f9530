import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../../../identity/actor.js';
import { AuditService } from '../../../platform/audit/audit.service.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { FileShelf } from '../../../platform/files/file-shelf.service.js';
import { IncomingService } from '../../../platform/files/incoming.service.js';
import type { WholeFile } from '../../../platform/files/stores/file-store.js';
import { StoryDeskService } from '../../writing/story-desk.service.js';
import { type AttachmentKindName, containerOf, MOST_ATTACHMENTS, mostBytesOf } from './attachment-kind.rules.js';
import { ATTACHMENT_KIND_REFUSED, ATTACHMENTS_TOO_MANY } from './attachment.errors.js';
import { cleanFileName } from './file-name.rules.js';
import { inspectAttachment, tooLarge } from './inspect/inspect-attachment.js';
import { StoryAttachment } from './story-attachment.entity.js';

/** Attaches files to stories and takes them away, while the story may be written on. */
@Injectable()
export class AttachmentDeskService {
  constructor(
    private readonly desk: StoryDeskService,
    private readonly files: FileShelf,
    private readonly incoming: IncomingService,
    private readonly audit: AuditService,
  ) {}

  /** Asked before an upload is read. @throws AppError NOT_FOUND, FORBIDDEN, STORY_NOT_WRITABLE, ATTACHMENTS_TOO_MANY */
  async requireRoom(actor: Actor, storyId: string): Promise<void> {
    await this.desk.write(actor, storyId, undefined, (tx) => requireRoom(tx, storyId));
  }

  /**
   * Takes a file in as it comes; the same file again is the same attachment, under its first name.
   * @param sentName what the sender called it
   * @throws AppError as `requireRoom`, `inspectAttachment` and `IncomingService.receive`
   */
  async attach(actor: Actor, storyId: string, source: Readable, sentName?: string): Promise<StoryAttachment> {
    return this.incoming.receive(source, doorkeeper, async (file) => {
      const kind = await inspectAttachment(file);
      await this.files.keep(file);
      return this.desk.write(actor, storyId, undefined, (tx) =>
        this.record(tx, actor, { storyId, file, kind, name: cleanFileName(sentName, kind) }),
      );
    });
  }

  /** @throws AppError NOT_FOUND, FORBIDDEN, STORY_NOT_WRITABLE */
  async detach(actor: Actor, storyId: string, attachmentId: string): Promise<void> {
    await this.desk.write(actor, storyId, undefined, async (tx) => {
      const attachment = await tx.findOneBy(StoryAttachment, { id: attachmentId, storyId });
      if (attachment === null) throw new AppError(NOT_FOUND, { what: { zh: '这个附件', en: 'attachment' } });
      await tx.delete(StoryAttachment, { id: attachmentId });
      await this.files.release(tx, attachment.sha256);
      await this.note(tx, actor, 'story.detach', attachment);
    });
  }

  private async record(
    tx: EntityManager,
    actor: Actor,
    { storyId, file, kind, name }: { storyId: string; file: WholeFile; kind: AttachmentKindName; name: string },
  ): Promise<StoryAttachment> {
    const there = await tx.findOneBy(StoryAttachment, { storyId, sha256: file.sha256 });
    if (there !== null) return there;
    await requireRoom(tx, storyId);
    await this.files.register(tx, file);
    const { sha256, size } = file;
    const id = uuid();
    await tx.insert(StoryAttachment, { id, storyId, sha256, size, kind, name, createdBy: actor.personId });
    const attachment = await tx.findOneByOrFail(StoryAttachment, { id });
    await this.note(tx, actor, 'story.attach', attachment);
    return attachment;
  }

  private async note(tx: EntityManager, actor: Actor, action: string, attachment: StoryAttachment): Promise<void> {
    const { id, storyId, sha256, kind, size } = attachment;
    await this.audit.record(tx, {
      actorId: actor.personId,
      action,
      subjectType: 'story',
      subjectId: storyId,
      data: { attachmentId: id, sha256, kind, size },
    });
  }
}

/** What it cannot be is refused by its first bytes, and no more is read than the largest of its kinds may have. */
function doorkeeper(head: Buffer) {
  const container = containerOf(head);
  if (container === null) throw new AppError(ATTACHMENT_KIND_REFUSED, {}, 'file');
  const most = mostBytesOf(container);
  return { most, tooLarge: () => tooLarge(most) };
}

async function requireRoom(tx: EntityManager, storyId: string): Promise<void> {
  if ((await tx.countBy(StoryAttachment, { storyId })) >= MOST_ATTACHMENTS) {
    throw new AppError(ATTACHMENTS_TOO_MANY, { most: MOST_ATTACHMENTS }, 'file');
  }
}
