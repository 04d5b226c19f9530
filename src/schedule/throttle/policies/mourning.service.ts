import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import { Blackout } from './blackout.entity.js';

/** When the house mourns: from the first instant on, before the second. */
export interface Mourning {
  startsAt: Date;
  endsAt: Date;
}

/** Tells the public site of days of mourning. */
@Injectable()
export class MourningService {
  constructor(private readonly database: DataSource) {}

  /** Days of mourning under way at an instant or after it, soonest first. */
  async from(instant: Date): Promise<Mourning[]> {
    return this.database.getRepository(Blackout).find({
      select: { startsAt: true, endsAt: true },
      where: { mourning: true, endsAt: MoreThan(instant) },
      order: { startsAt: 'ASC' },
    });
  }
}
