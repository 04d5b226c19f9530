import { Injectable, SetMetadata } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { JobHandler } from '../job-definition.js';

const jobKey = Symbol('job');

/** Marks a method as the handler of a job. Features use the typed `OnJob` of `src/jobs.ts`. */
export function HandlesJob(name: string): MethodDecorator {
  return SetMetadata(jobKey, name);
}

export interface MarkedHandler {
  job: string;
  /** `Class.method`, for messages. */
  where: string;
  run: JobHandler;
}

/** Finds every marked method among the providers of the application. */
@Injectable()
export class JobHandlers {
  private readonly scanner = new MetadataScanner();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  find(): MarkedHandler[] {
    return this.discovery.getProviders().flatMap(({ instance }) => {
      if (typeof instance !== 'object' || instance === null) return [];
      const prototype = Object.getPrototypeOf(instance) as object | null;
      if (prototype === null || prototype === Object.prototype) return []; // a plain value, not a class of ours
      const methods = instance as Record<string, JobHandler>;
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const run = methods[method];
        const job = run && this.reflector.get<string | undefined>(jobKey, run);
        return job ? [{ job, where: `${instance.constructor.name}.${method}`, run: run.bind(instance) }] : [];
      });
    });
  }
}
