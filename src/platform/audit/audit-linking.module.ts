import { Injectable, Logger, Module } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { AuditLinker } from './audit-linker.service.js';

/** Links what has been written into the chain, about a second after the acts. Any number of workers may tick; one links. */
@Injectable()
export class AuditLinkingTick {
  private readonly log = new Logger(AuditLinkingTick.name);
  private busy = false;

  constructor(private readonly linker: AuditLinker) {}

  @Interval(1_000)
  async link(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      if (await this.linker.waiting()) await this.linker.link();
    } catch (error) {
      this.log.error({ err: error }, 'the audit log could not be linked; it is tried again');
    } finally {
      this.busy = false;
    }
  }
}

/** For the worker role. */
@Module({ providers: [AuditLinkingTick] })
export class AuditLinkingModule {}
