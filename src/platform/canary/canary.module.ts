import { Module } from '@nestjs/common';
import { CanaryService } from './canary.service.js';

/** Of the worker role: sends canaries. The handler of their job stands where the work is done. */
@Module({ providers: [CanaryService], exports: [CanaryService] })
export class CanaryModule {}
