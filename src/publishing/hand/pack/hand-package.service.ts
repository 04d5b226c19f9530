import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { SealService } from '../../../review/seal/seal.service.js';
import { AttachmentReaderService } from '../../../stories/media/attachments/attachment-reader.service.js';
import { mediaOf } from '../../../stories/variants/read-variant.rules.js';
import { withMarker } from '../../links/link-marker.rules.js';
import type { SendPackage } from '../../channels/channel.js';
import { PackageService } from '../../prepare/package.service.js';
import { HAND_LINK_PENDING, HAND_UNAPPROVED } from '../hand.errors.js';
import { type ChecklistItem, checklistFor } from './hand-checklist.rules.js';
import { asAddress, pictureName } from './hand-file-name.rules.js';
import { HandPictures } from './hand-pictures.service.js';
import { type HandText, textsToCopy, topicsIn } from './hand-texts.rules.js';

/** A picture or an attachment of the package. */
export interface HandFile {
  kind: 'picture' | 'attachment';
  /** Path in the archive. */
  path: string;
  /** What a browser saves it as. */
  name: string;
  sha256: string;
  /** sha256 that the seal names: another where a picture was made into a kind that can be uploaded anywhere. */
  source: string;
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
    private readonly pictures: HandPictures,
    private readonly attachments: AttachmentReaderService,
  ) {}

  /** The sealed content with its link. @throws AppError HAND_LINK_PENDING, HAND_UNAPPROVED for a seal that is broken */
  async open(task: Omit<PackageOf, 'storyId'>): Promise<SendPackage> {
    return (await this.opened(task)).pack;
  }

  private async opened({ id, sealId, linkMissing }: Omit<PackageOf, 'storyId'>) {
    if (linkMissing) throw new AppError(HAND_LINK_PENDING);
    const sealed = (await this.seals.openAll(this.database.manager, [sealId])).get(sealId);
    if (!sealed) throw new AppError(HAND_UNAPPROVED);
    return { pack: await this.packages.open(id), sealed };
  }

  /** @throws AppError as `open`, NOT_FOUND for a file that is gone */
  async layOut(task: PackageOf): Promise<HandPackage> {
    const { pack, sealed } = await this.opened(task);
    const { content, link, marker } = pack;
    const files = [...(await this.picturesOf(pack)), ...(await this.attachmentsOf(pack, task.storyId))];
    const paths = new Map(files.map(({ source, path }) => [source, path]));
    return {
      texts: textsToCopy({ content, link, marker, fileOf: (sha256) => asAddress(paths.get(sha256) ?? sha256) }),
      topics: topicsIn(content),
      files,
      checklist: checklistFor(content.channel, sealed.revision.aiUse),
      link: link === null ? null : withMarker(link, marker),
    };
  }

  private async picturesOf(pack: SendPackage): Promise<HandFile[]> {
    const given = await this.pictures.factsOf(mediaOf(pack.content));
    return given.map(({ source, sha256, mime, size }, at) => {
      const alt = pack.altOf(source);
      const name = pictureName(at + 1, alt, mime);
      return { kind: 'picture' as const, path: `图片/${name}`, name, sha256, source, size, alt };
    });
  }

  private async attachmentsOf({ content }: SendPackage, storyId: string): Promise<HandFile[]> {
    if (content.channel !== 'other' || content.attachments.length === 0) return [];
    const known = new Map((await this.attachments.attachmentsOf(storyId)).map((one) => [one.sha256, one]));
    return content.attachments.map((sha256, at) => {
      const { name, size } = known.get(sha256) ?? missing();
      // Two may bear one name.
      const path = `附件/${String(at + 1).padStart(2, '0')}-${name}`;
      return { kind: 'attachment' as const, path, name, sha256, source: sha256, size, alt: null };
    });
  }
}

function missing(): never {
  throw new AppError(NOT_FOUND, { what: { zh: '发布包中的文件', en: 'file of the package' } });
}
