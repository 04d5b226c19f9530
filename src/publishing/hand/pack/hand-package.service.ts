import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { SealService } from '../../../review/seal/seal.service.js';
import { AttachmentReaderService } from '../../../stories/media/attachments/attachment-reader.service.js';
import { MediaService } from '../../../stories/media/media.service.js';
import { mediaOf } from '../../../stories/variants/read-variant.rules.js';
import { withMarker } from '../../links/link-marker.rules.js';
import type { SendPackage } from '../../channels/channel.js';
import { PackageService } from '../../prepare/package.service.js';
import { HAND_LINK_PENDING } from '../hand.errors.js';
import { type ChecklistItem, checklistFor } from './hand-checklist.rules.js';
import { pictureName } from './hand-file-name.rules.js';
import { type HandText, textsToCopy, topicsIn } from './hand-texts.rules.js';

/** A picture or an attachment of the package. */
export interface HandFile {
  kind: 'picture' | 'attachment';
  /** Path in the archive. */
  path: string;
  /** What a browser saves it as. */
  name: string;
  sha256: string;
  /** Bytes. */
  size: number;
  /** Alternative text of a picture. */
  alt: string | null;
}

/** Everything a person needs to post what was approved. */
export interface HandPackage {
  texts: HandText[];
  topics: string[];
  files: HandFile[];
  checklist: ChecklistItem[];
  /** The address that stands in the text, with the mark by which the post is told again. */
  link: string | null;
}

export interface PackageOf {
  id: string;
  sealId: string;
  storyId: string;
  linkMissing: boolean;
}

/** Lays out for a person what a connector would be given: from the seal itself, whose digest is proven. */
@Injectable()
export class HandPackages {
  constructor(
    private readonly database: DataSource,
    private readonly packages: PackageService,
    private readonly seals: SealService,
    private readonly media: MediaService,
    private readonly attachments: AttachmentReaderService,
  ) {}

  /** The sealed content with its link. @throws AppError HAND_LINK_PENDING */
  async open({ id, linkMissing }: Pick<PackageOf, 'id' | 'linkMissing'>): Promise<SendPackage> {
    if (linkMissing) throw new AppError(HAND_LINK_PENDING);
    return this.packages.open(id);
  }

  /** @throws AppError HAND_LINK_PENDING, NOT_FOUND for a file that is gone, REVIEW_SEAL_BROKEN */
  async layOut(task: PackageOf): Promise<HandPackage> {
    const pack = await this.open(task);
    const { content, link, marker } = pack;
    const { revision } = await this.seals.open(this.database.manager, task.sealId);
    const files = [...(await this.picturesOf(pack)), ...(await this.attachmentsOf(pack, task.storyId))];
    const paths = new Map(files.map(({ sha256, path }) => [sha256, path]));
    return {
      texts: textsToCopy({ content, link, marker, fileOf: (sha256) => paths.get(sha256) ?? sha256 }),
      topics: topicsIn(content),
      files,
      checklist: checklistFor(content.channel, revision.aiUse),
      link: link === null ? null : withMarker(link, marker),
    };
  }

  private async picturesOf(pack: SendPackage): Promise<HandFile[]> {
    const hashes = mediaOf(pack.content);
    const facts = await this.media.factsOf(hashes);
    return Promise.all(
      hashes.map(async (sha256, at) => {
        const { alt } = await pack.loadMedia(sha256);
        const { mime, size } = facts.get(sha256) ?? missing();
        const name = pictureName(at + 1, alt, mime);
        return { kind: 'picture' as const, path: `图片/${name}`, name, sha256, size, alt };
      }),
    );
  }

  private async attachmentsOf({ content }: SendPackage, storyId: string): Promise<HandFile[]> {
    if (content.channel !== 'other' || content.attachments.length === 0) return [];
    const known = new Map((await this.attachments.attachmentsOf(storyId)).map((one) => [one.sha256, one]));
    return content.attachments.map((sha256, at) => {
      const { name, size } = known.get(sha256) ?? missing();
      // Two may bear one name.
      const path = `附件/${String(at + 1).padStart(2, '0')}-${name}`;
      return { kind: 'attachment' as const, path, name, sha256, size, alt: null };
    });
  }
}

function missing(): never {
  throw new AppError(NOT_FOUND, { what: { zh: '发布包中的文件', en: 'file of the package' } });
}
