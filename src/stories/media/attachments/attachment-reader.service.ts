import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../../identity/actor.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { FileShelf } from '../../../platform/files/file-shelf.service.js';
import type { ByteRange } from '../../../platform/files/stores/file-store.js';
import { StoryAccessService } from '../../story/story-access.service.js';
import { StoryAttachment } from './story-attachment.entity.js';

/** Shows what is attached to stories, to whom may read them, and to whoever puts together what is posted by hand. */
@Injectable()
export class AttachmentReaderService {
  constructor(
    private readonly database: DataSource,
    private readonly access: StoryAccessService,
    private readonly files: FileShelf,
  ) {}

  /** Oldest first. @throws AppError NOT_FOUND */
  async list(actor: Pick<Actor, 'personId'>, storyId: string): Promise<StoryAttachment[]> {
    await this.access.requireReadable(actor, storyId);
    return this.attachmentsOf(storyId);
  }

  /** @throws AppError NOT_FOUND */
  async find(actor: Pick<Actor, 'personId'>, storyId: string, attachmentId: string): Promise<StoryAttachment> {
    await this.access.requireReadable(actor, storyId);
    const attachment = await this.database.manager.findOneBy(StoryAttachment, { id: attachmentId, storyId });
    if (attachment === null) throw new AppError(NOT_FOUND, { what: { zh: '这个附件', en: 'attachment' } });
    return attachment;
  }

  /** For those who ask inside the house; whether somebody may see them was asked before. Under an approval they do not change. */
  attachmentsOf(storyId: string): Promise<StoryAttachment[]> {
    return this.database.manager.find(StoryAttachment, { where: { storyId }, order: { id: 'ASC' } });
  }

  /** The bytes as they come from the store. @throws AppError FILE_MISSING, FILE_STORE_AWAY */
  open({ sha256 }: Pick<StoryAttachment, 'sha256'>, range?: ByteRange): Promise<Readable> {
    return this.files.open(sha256, range);
  }
}
