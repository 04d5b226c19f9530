import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AlertRaiser, type NewAlert } from '../../../platform/alerts/alert-raiser.service.js';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { LOST_PREVIEWS } from '../phone/phone-preview.queries.js';
import { type LostPreview, lostPreviewAlert } from './preview-alert.rules.js';

/** Finds previews whose draft only a person can find in the box. */
@Injectable()
export class PreviewWatch implements OnModuleInit {
  constructor(
    private readonly database: DataSource,
    private readonly raiser: AlertRaiser,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.raiser.register('previews', () => this.lost());
  }

  private async lost(): Promise<NewAlert[]> {
    const rows: (LostPreview & { id: string })[] = await this.database.query(LOST_PREVIEWS);
    return rows.map((row) => ({
      kind: 'preview.draft-lost',
      subject: row.id,
      episode: row.at,
      facts: lostPreviewAlert(row, this.config.timeZone),
    }));
  }
}
