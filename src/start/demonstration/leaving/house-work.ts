import { Injectable } from '@nestjs/common';

/** What goes on in this process beside the answering of people. */
export interface WorkBeside {
  /** Ends the worker in order: what is being sent is sent, nothing is begun. */
  pause(): Promise<void>;
  /** Starts it again. */
  resume(): Promise<void>;
  /** Throws away what the stand-ins for the platforms have been told. */
  emptySandbox(): Promise<void>;
}

/** The process's own work, as the entry has started it; nothing where there is none (an api process alone, tests). */
@Injectable()
export class HouseWork implements WorkBeside {
  private beside: WorkBeside | null = null;

  attach(beside: WorkBeside): void {
    this.beside = beside;
  }

  async pause(): Promise<void> {
    await this.beside?.pause();
  }

  async resume(): Promise<void> {
    await this.beside?.resume();
  }

  async emptySandbox(): Promise<void> {
    await this.beside?.emptySandbox();
  }
}
