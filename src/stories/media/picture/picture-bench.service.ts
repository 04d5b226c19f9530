import { Injectable } from '@nestjs/common';

/** Pictures unpacked at a time in one process: one of 50 million pixels takes some 200 MB. */
const PLACES = 2;

/** Keeps pictures waiting so that many uploads at once do not fill the memory. */
@Injectable()
export class PictureBench {
  private taken = 0;
  private readonly waiting: (() => void)[] = [];

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.taken >= PLACES) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.taken += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, not given back and taken again: nobody slips in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.taken -= 1;
    }
  }
}
