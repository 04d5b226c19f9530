import { Worker } from 'bullmq';

/** BullMQ's worker, with an end that waits for nobody. */
export class CuttableWorker extends Worker {
  /** Cuts the connections and ends the timers of a close that hangs: its promise never settles, yet nothing keeps the process alive. */
  async cut(): Promise<void> {
    await this.lockManager.close();
    await this.backend.close(true);
  }
}
