import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { Actor } from '../../identity/actor.js';
import { AppError } from '../../platform/errors/app-error.js';
import { IncomingService } from '../../platform/files/incoming.service.js';
import { isSha256 } from '../problem.rules.js';
import { MediaAccessService } from './media-access.service.js';
import { MEDIA_UNKNOWN } from './media.errors.js';
import { Media } from './media.entity.js';
import type { AiLabels } from './picture/labels/ai-label.rules.js';
import { PictureMaker, tooLarge } from './picture/picture-maker.service.js';
import { PictureShelf } from './picture/picture-shelf.service.js';
import { LARGEST_UPLOAD } from './picture/picture.rules.js';

/** A picture without its bytes. */
export interface PictureFacts {
  sha256: string;
  mime: string;
  /** Bytes. */
  size: number;
  /** Pixels as shown. */
  width: number;
  height: number;
  /** More than one when it moves. */
  frames: number;
  /** What its metadata said of its making by machine; null = nothing. */
  labels: AiLabels | null;
}

/** A picture with its bytes and the words of the use it is loaded for. */
export interface LoadedPicture extends PictureFacts {
  bytes: Buffer;
  alt: string;
}

const FACTS = { sha256: true, mime: true, size: true, width: true, height: true, frames: true, labels: true } as const;

/** Pictures by the sha256 of their bytes: kept once, never changed. */
@Injectable()
export class MediaService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly access: MediaAccessService,
    private readonly maker: PictureMaker,
    private readonly shelf: PictureShelf,
    private readonly incoming: IncomingService,
  ) {}

  /** Refuses people who write nowhere; asked before an upload is read. @throws AppError FORBIDDEN */
  requireWriter(actor: Pick<Actor, 'personId'>): Promise<void> {
    return this.access.requireWriter(actor);
  }

  /**
   * The same for bytes that are still coming; what is no picture is refused by its first bytes.
   * @throws AppError as `upload`, UPLOAD_CUT_OFF
   */
  async receive(actor: Pick<Actor, 'personId'>, source: Readable): Promise<PictureFacts> {
    await this.access.requireWriter(actor);
    return this.receiveAllowed(actor, source);
  }

  /** The same from somebody who may bring a picture for another reason than that they write; the caller has seen to that. */
  async receiveAllowed(actor: Pick<Actor, 'personId'>, source: Readable): Promise<PictureFacts> {
    const doorkeeper = (head: Buffer) => {
      this.maker.requirePicture(head);
      return { most: LARGEST_UPLOAD, tooLarge };
    };
    return this.incoming.receive(source, doorkeeper, ({ path }) => this.take(actor, () => readFile(path)));
  }

  /**
   * Takes a picture in, written anew; the same file again is the same picture, and everybody who brought it is on record once.
   * @throws AppError FORBIDDEN for people who write in no department, and as `PictureMaker.make`
   */
  async upload(actor: Pick<Actor, 'personId'>, file: Buffer): Promise<PictureFacts> {
    await this.access.requireWriter(actor);
    return this.take(actor, () => Promise.resolve(file));
  }

  private async take(actor: Pick<Actor, 'personId'>, load: () => Promise<Buffer>): Promise<PictureFacts> {
    const { bytes, ...made } = await this.maker.make(load);
    const place = await this.shelf.keep(bytes);
    const facts: PictureFacts = { sha256: place.sha256, size: bytes.length, ...made };
    await this.dataSource.transaction(async (tx) => {
      await this.shelf.register(tx, place, bytes.length);
      const { raw } = await tx
        .createQueryBuilder()
        .insert()
        .into(Media)
        .values({ ...facts, ...place, createdBy: actor.personId } as object)
        .orIgnore()
        .returning('sha256')
        .execute();
      await this.access.recordUpload(tx, actor, facts, (raw as unknown[]).length > 0);
    });
    return facts;
  }

  /**
   * The picture for somebody who handed it in or may read a story that uses it; to everybody else it does not exist.
   * @throws AppError MEDIA_UNKNOWN, and as `loadMedia`
   */
  async loadFor(actor: Pick<Actor, 'personId'>, sha256: string): Promise<LoadedPicture> {
    await this.access.requireReadable(actor, sha256);
    return this.loadMedia(sha256);
  }

  /**
   * The picture, proven to be the bytes its name says.
   * @param alt the words of the use it is loaded for: they belong to the use, not to the picture
   * @throws AppError MEDIA_UNKNOWN, MEDIA_CORRUPT, FILE_MISSING, FILE_DAMAGED, FILE_STORE_AWAY
   */
  async loadMedia(sha256: string, alt = ''): Promise<LoadedPicture> {
    const media = isSha256(sha256)
      ? await this.dataSource.manager.findOne(Media, {
          where: { sha256 },
          select: { ...FACTS, bytes: true, file: true },
        })
      : null;
    if (media === null) throw new AppError(MEDIA_UNKNOWN);
    return { ...factsOf(media), bytes: await this.shelf.load(media), alt };
  }

  /** What is known of the pictures that exist among the given ones. */
  async factsOf(
    hashes: readonly string[],
    tx: EntityManager = this.dataSource.manager,
  ): Promise<Map<string, PictureFacts>> {
    if (hashes.length === 0) return new Map();
    const found = await tx.find(Media, { where: { sha256: In([...new Set(hashes)]) }, select: FACTS });
    return new Map(found.map((media) => [media.sha256, factsOf(media)]));
  }
}

function factsOf({ sha256, mime, size, width, height, frames, labels }: Media): PictureFacts {
  return { sha256, mime, size, width, height, frames, labels };
}
