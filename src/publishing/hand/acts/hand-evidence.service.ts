import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '../../../identity/actor.js';
import { AuditService } from '../../../platform/audit/audit.service.js';
import { type LoadedPicture, MediaService } from '../../../stories/media/media.service.js';

/** Pictures that show a post, and who fetched what. */
@Injectable()
export class HandEvidence {
  constructor(
    private readonly database: DataSource,
    private readonly media: MediaService,
    private readonly audit: AuditService,
  ) {}

  async recordDownload(actor: Actor, id: string): Promise<void> {
    await this.audit.record(this.database.manager, {
      actorId: actor.personId,
      action: 'publication.hand-download',
      subjectType: 'publication',
      subjectId: id,
    });
  }

  /** @returns its sha256 */
  async receive(actor: Actor, source: Readable): Promise<string> {
    return (await this.media.receiveAllowed(actor, source)).sha256;
  }

  load(sha256: string): Promise<LoadedPicture> {
    return this.media.loadMedia(sha256);
  }
}
