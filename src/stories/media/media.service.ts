import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { forbidden } from '../../identity/forbidden.rules.js';
import { AuditService } from '../../platform/audit/audit.service.js';
import { AppError } from '../../platform/errors/app-error.js';
import {
  MEDIA_CORRUPT,
  MEDIA_NOT_AN_IMAGE,
  MEDIA_TOO_LARGE,
  MEDIA_TOO_MANY_PIXELS,
  MEDIA_UNKNOWN,
} from '../story.errors.js';
import { Media } from './media.entity.js';
import { HANDED_IN_BY, USED_IN_DEPARTMENTS } from './media.queries.js';
import { hasTooManyPixels, LARGEST_PICTURE, MOST_PIXELS, readPicture } from './picture.rules.js';
import { isSha256 } from '../problem.rules.js';

/** A picture without its bytes. */
export interface PictureFacts {
  sha256: string;
  mime: string;
  /** Bytes. */
  size: number;
  /** Pixels as shown. */
  width: number;
  height: number;
}

/** A picture with its bytes and the words of the use it is loaded for. */
export interface LoadedPicture extends PictureFacts {
  bytes: Buffer;
  alt: string;
}

/** Pictures by the sha256 of their bytes: kept once, never changed. */
@Injectable()
export class MediaService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Takes a picture in; the same bytes again are the same picture, and everybody who brought them is on record once.
   * @throws AppError FORBIDDEN for people who write in no department, MEDIA_TOO_LARGE, MEDIA_NOT_AN_IMAGE, MEDIA_TOO_MANY_PIXELS
   */
  async upload(actor: Pick<Actor, 'personId'>, bytes: Buffer): Promise<PictureFacts> {
    await this.requireWriter(actor);
    if (bytes.length > LARGEST_PICTURE) throw tooLarge();
    const picture = readPicture(bytes);
    if (picture === null) throw new AppError(MEDIA_NOT_AN_IMAGE, {}, 'file');
    const { mime, width, height } = picture;
    if (hasTooManyPixels(picture)) {
      const limits = { side: MOST_PIXELS.side, million: MOST_PIXELS.area / 1_000_000 };
      throw new AppError(MEDIA_TOO_MANY_PIXELS, { width, height, ...limits }, 'file');
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const row = { sha256, mime, size: bytes.length, width, height, bytes, createdBy: actor.personId };
    await this.dataSource.transaction(async (tx) => {
      const { raw } = await tx
        .createQueryBuilder()
        .insert()
        .into(Media)
        .values(row)
        .orIgnore()
        .returning('sha256')
        .execute();
      if ((raw as unknown[]).length === 0 && (await this.handedIn(tx, sha256, actor))) return;
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'media.upload',
        subjectType: 'media',
        subjectId: sha256,
        data: { mime, size: bytes.length },
      });
    });
    return { sha256, mime, size: bytes.length, width, height };
  }

  /** Refuses people who write nowhere; asked before an upload is read. @throws AppError FORBIDDEN */
  async requireWriter(actor: Pick<Actor, 'personId'>): Promise<void> {
    if ((await this.access.departmentsFor(actor, 'story.write')).length === 0) throw forbidden('story.write');
  }

  /**
   * The picture for somebody who handed it in or may read a story that uses it; to everybody else it does not exist.
   * @throws AppError MEDIA_UNKNOWN, MEDIA_CORRUPT
   */
  async loadFor(actor: Pick<Actor, 'personId'>, sha256: string): Promise<LoadedPicture> {
    if (!isSha256(sha256) || !(await this.mayRead(actor, sha256))) throw new AppError(MEDIA_UNKNOWN);
    return this.loadMedia(sha256);
  }

  private async mayRead(actor: Pick<Actor, 'personId'>, sha256: string): Promise<boolean> {
    if (await this.handedIn(this.dataSource.manager, sha256, actor)) return true;
    const departments = await this.access.departmentsFor(actor, 'story.read');
    const [used] = await this.dataSource.query<{ yes: boolean }[]>(USED_IN_DEPARTMENTS, [sha256, departments]);
    return used?.yes ?? false;
  }

  private async handedIn(tx: EntityManager, sha256: string, actor: Pick<Actor, 'personId'>): Promise<boolean> {
    const [row] = await tx.query<{ yes: boolean }[]>(HANDED_IN_BY, [sha256, actor.personId]);
    return row?.yes ?? false;
  }

  /**
   * The picture, proven to be the bytes its name says.
   * @param alt the words of the use it is loaded for: they belong to the use, not to the picture
   * @throws AppError MEDIA_UNKNOWN, MEDIA_CORRUPT
   */
  async loadMedia(sha256: string, alt = ''): Promise<LoadedPicture> {
    const media = isSha256(sha256)
      ? await this.dataSource.manager.findOne(Media, {
          where: { sha256 },
          select: { sha256: true, mime: true, size: true, width: true, height: true, bytes: true },
        })
      : null;
    if (media === null) throw new AppError(MEDIA_UNKNOWN);
    const { mime, size, width, height, bytes } = media;
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new AppError(MEDIA_CORRUPT);
    return { sha256, mime, size, width, height, bytes, alt };
  }

  /** What is known of the pictures that exist among the given ones. */
  async factsOf(
    hashes: readonly string[],
    tx: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, PictureFacts>> {
    if (hashes.length === 0) return new Map();
    const found = await tx.findBy(Media, { sha256: In([...new Set(hashes)]) });
    return new Map(
      found.map(({ sha256, mime, size, width, height }) => [sha256, { sha256, mime, size, width, height }]),
    );
  }
}

export function tooLarge(): AppError {
  return new AppError(MEDIA_TOO_LARGE, { limit: LARGEST_PICTURE / 1024 / 1024 }, 'file');
}
