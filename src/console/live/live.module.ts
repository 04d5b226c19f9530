import { Module } from '@nestjs/common';
import { ChangeFeed } from './change-feed.service.js';
import { LiveController } from './live.controller.js';

@Module({ controllers: [LiveController], providers: [ChangeFeed] })
export class LiveModule {}
