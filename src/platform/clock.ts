/** The application's clock, injected so that tests can hold it. The engine itself asks PostgreSQL's `clock_timestamp()`: workers' clocks may differ. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
