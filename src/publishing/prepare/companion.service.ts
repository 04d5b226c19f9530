import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SealedContent } from '../../review/seal/seal.rules.js';
import { SealService } from '../../review/seal/seal.service.js';
import { needsLink, substituteLink } from '../../stories/variants/link-place.rules.js';
import type { Companion } from '../channels/channel.js';
import type { FocusPoints } from '../../stories/media/focus/picture-focus.service.js';
import { coverFocus, PackagePictures } from './package-pictures.service.js';
import { COMPANIONS_OF } from './package.queries.js';

interface CompanionRow {
  publicationId: string;
  accountId: string;
  sealId: string;
  marker: string;
  link: string | null;
}

/** What travels in a mass send beside its first article, and the words of its pictures. */
export interface Travelling {
  companions: Companion[];
  /** Alternative texts by sha256. */
  words: ReadonlyMap<string, string>;
}

/** Opens the seals of the other articles of mass sends. */
@Injectable()
export class CompanionService {
  constructor(
    private readonly database: DataSource,
    private readonly seals: SealService,
    private readonly pictures: PackagePictures,
  ) {}

  /** By publication; those that travel alone are left out. What stands in the way of one article stands in the way of all. */
  async travellingWith(publicationIds: readonly string[]): Promise<Map<string, Travelling | Error>> {
    if (publicationIds.length === 0) return new Map();
    const rows: CompanionRow[] = await this.database.query(COMPANIONS_OF, [[...publicationIds]]);
    if (rows.length === 0) return new Map();
    const sealed = await this.seals.openAll(
      this.database.manager,
      rows.map(({ sealId }) => sealId),
    );
    const points = await this.pictures.pointsOf(sealed.values());
    const found = new Map<string, Travelling | Error>();
    for (const row of rows) {
      const before = found.get(row.publicationId) ?? { companions: [], words: new Map<string, string>() };
      if (before instanceof Error) continue;
      found.set(row.publicationId, this.joined(before, row, sealed.get(row.sealId), points));
    }
    return found;
  }

  private joined(
    before: Travelling,
    { publicationId, accountId, sealId, marker, link }: CompanionRow,
    sealed: SealedContent | null | undefined,
    points: FocusPoints,
  ): Travelling | Error {
    const content = sealed?.variants.wechat;
    const source = sealed?.signature.sources[accountId];
    if (!sealed || !content || source === undefined)
      return new Error(`the seal ${sealId} in the issue of publication ${publicationId} cannot be opened`);
    if (link === null && needsLink(content))
      return new Error(`an article of publication ${publicationId} waits for an address that is not known yet`);
    const companion: Companion = {
      marker,
      content: link === null ? content : substituteLink(content, link),
      link,
      departmentName: sealed.signature.department,
      source,
      coverFocus: coverFocus(sealed, content, points),
    };
    const words = new Map([...before.words, ...sealed.media.map(({ sha256, alt }) => [sha256, alt] as const)]);
    return { companions: [...before.companions, companion], words };
  }
}
