import { OwnProcess } from '../../engine/child-process.js';
import { WorkerProcess, type WorkerSettings } from '../../engine/worker-process.js';
import type { Order, Report } from '../worker/orders.js';

/** One worker process of the drill, from its loading to its end. */
export class CrewMember {
  private readonly process: WorkerProcess;
  private readonly waiting: { said: Report['said']; go: () => void }[] = [];
  private readonly has = new Set<Report['said']>();
  onReport: (report: Report) => void = () => undefined;

  constructor(settings: WorkerSettings, entry: readonly string[]) {
    this.process = new WorkerProcess(settings, entry, {}, (line) => this.hear(line));
  }

  get end(): OwnProcess['end'] {
    return this.process.end;
  }

  get ended(): OwnProcess['ended'] {
    return this.process.ended;
  }

  get said(): string {
    return this.process.said;
  }

  /** Resolves when it has said so, or has ended. */
  async until(said: Report['said']): Promise<void> {
    if (this.has.has(said)) return;
    await Promise.race([new Promise<void>((go) => this.waiting.push({ said, go })), this.end]);
  }

  tell(order: Order): void {
    this.process.tell(JSON.stringify(order));
  }

  signal(name: NodeJS.Signals): void {
    this.process.signal(name);
  }

  stop(patienceMs: number): Promise<void> {
    return this.process.stop(patienceMs);
  }

  private hear(line: string): void {
    if (!line.startsWith('{"said"')) return;
    const report = JSON.parse(line) as Report;
    this.has.add(report.said);
    for (const { said, go } of this.waiting) if (said === report.said) go();
    this.onReport(report);
  }
}
