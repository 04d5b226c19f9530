import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SealService } from '../../review/seal/seal.service.js';
import { INSERT_PRINTS, PRINTS_OF_SEALS, SEALS_WITHOUT_PRINTS } from './duplicate.queries.js';
import { type SealPrint, sealPrints } from './seal-prints.rules.js';

/** Approvals printed in one go; more wait for the next question. Each takes some milliseconds. */
const MOST_AT_ONCE = 200;

const log = new Logger('duplicates');

/** The prints of approvals: made at the first question about each, kept for good. */
@Injectable()
export class SealPrintService {
  constructor(
    private readonly database: DataSource,
    private readonly seals: SealService,
  ) {}

  /** The prints of each approval. One that cannot be opened has none: the send refuses it anyway. */
  async of(sealIds: readonly string[]): Promise<Map<string, SealPrint[]>> {
    const missing: { id: string }[] = await this.database.query(SEALS_WITHOUT_PRINTS, [sealIds]);
    for (const { id } of missing.slice(0, MOST_AT_ONCE)) await this.print(id);
    const rows: (SealPrint & { sealId: string })[] = await this.database.query(PRINTS_OF_SEALS, [sealIds]);
    const prints = new Map<string, SealPrint[]>();
    for (const { sealId, ...print } of rows) prints.set(sealId, [...(prints.get(sealId) ?? []), print]);
    return prints;
  }

  private async print(sealId: string): Promise<void> {
    try {
      const prints = sealPrints(await this.seals.open(this.database.manager, sealId));
      await this.database.query(INSERT_PRINTS, [
        sealId,
        prints.map(({ part }) => part),
        prints.map(({ digest }) => digest),
        prints.map(({ print }) => print),
      ]);
    } catch (error) {
      log.warn({ seal: sealId, err: error });
    }
  }
}
