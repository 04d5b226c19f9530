/** A part of the process that may end and begin anew while the others go on. */
export class Renewable<Part> {
  private part: Part | null = null;
  private opening: Promise<void> | null = null;
  private ended = false;

  constructor(
    private readonly open: () => Promise<Part>,
    private readonly close: (part: Part) => Promise<void>,
  ) {}

  /** Null while it is not running. */
  get current(): Part | null {
    return this.part;
  }

  /** Begins, unless it has ended for good. @throws what opening it throws */
  async begin(): Promise<void> {
    if (this.ended) return;
    this.opening = this.open().then((part) => void (this.part = part));
    await this.opening;
  }

  /** Ends for now. One that is just beginning is waited for: half open it could not be closed. */
  async pause(): Promise<void> {
    await this.opening?.catch(() => undefined);
    const part = this.part;
    this.part = null;
    if (part !== null) await this.close(part);
  }

  /** Ends for good. */
  async end(): Promise<void> {
    this.ended = true;
    await this.pause();
  }
}
