import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface MetricDefinition<Label extends string = string> {
  /** With `xuanfa_` before and the unit behind it, e.g. `xuanfa_oldest_due_age_seconds`. */
  name: string;
  help: string;
  labels?: readonly Label[];
}

/** One value of a gauge that is read when somebody asks. */
export interface Figure {
  name: string;
  labels?: Record<string, string>;
  value: number;
}

interface Source {
  gauges: Map<string, Gauge>;
  /** Names of those that have labels. */
  labelled: ReadonlySet<string>;
  read: () => Promise<Figure[]>;
  /** The reading under way or the last one, and when it began, on the monotonic clock, ms. */
  last: { at: number; done: Promise<void> } | null;
}

/** However often somebody asks, a source is read at most once in this time, ms. */
const FRESH_MS = 1_000;
/** A source that takes longer is left out of this answer, ms. */
const PATIENCE_MS = 2_000;
/** How often the delay of the event loop is sampled, ms: every sample wakes the process. */
const LOOP_SAMPLE_MS = 100;

/**
 * What one process counts, and what it reads when it is asked, in Prometheus' text form. Counters and histograms belong to the
 * process and begin at zero with it; figures of a source are read from where the truth is.
 */
export class MetricsRegistry {
  private readonly registry = new Registry();
  private readonly sources = new Map<string, Source>();
  private readonly sourceUp = new Gauge({
    name: 'xuanfa_figures_readable',
    help: 'Whether the figures of a source could be read just now (1) or are missing from this answer (0).',
    labelNames: ['source'],
    registers: [this.registry],
  });

  readonly contentType = this.registry.contentType;

  /** The counter of that name; made when it is asked for first, so that both roles of one process share it. */
  counter<Label extends string>({ name, help, labels = [] }: MetricDefinition<Label>): Counter<Label> {
    const known = this.registry.getSingleMetric(name);
    if (known) return known as Counter<Label>;
    return new Counter({ name, help, labelNames: labels, registers: [this.registry] });
  }

  /** The histogram of that name, shared as counters are. @param buckets upper bounds, in the unit of the name */
  histogram<Label extends string>(
    { name, help, labels = [] }: MetricDefinition<Label>,
    buckets: readonly number[],
  ): Histogram<Label> {
    const known = this.registry.getSingleMetric(name);
    if (known) return known as Histogram<Label>;
    return new Histogram({ name, help, labelNames: labels, buckets: [...buckets], registers: [this.registry] });
  }

  /**
   * Figures that are read from elsewhere when somebody asks, at most once a second.
   * @param source named in `xuanfa_figures_readable`; one that registers again takes the place of the former
   * @param read every value of these gauges; what it leaves out is not shown
   */
  readFrom(source: string, definitions: readonly MetricDefinition[], read: () => Promise<Figure[]>): void {
    for (const name of this.sources.get(source)?.gauges.keys() ?? []) this.registry.removeSingleMetric(name);
    const gauges = definitions.map(({ name, help, labels = [] }): [string, Gauge] => [
      name,
      new Gauge({ name, help, labelNames: labels, registers: [this.registry] }),
    ]);
    const labelled = new Set(definitions.filter(({ labels }) => labels?.length).map(({ name }) => name));
    this.sources.set(source, { gauges: new Map(gauges), labelled, read, last: null });
  }

  /** Adds what Node knows of the process: CPU, memory, event loop, garbage, handles. Called once, by the entry. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: LOOP_SAMPLE_MS });
  }

  /** Everything, now. A source that fails or takes too long is left out and marked; it never fails the answer. */
  async text(): Promise<string> {
    await Promise.all([...this.sources].map(([name, source]) => this.refresh(name, source)));
    return this.registry.metrics();
  }

  private async refresh(name: string, source: Source): Promise<void> {
    const now = performance.now();
    if (source.last === null || now - source.last.at >= FRESH_MS) {
      source.last = { at: now, done: this.readNow(name, source) };
    }
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        this.leaveOut(name, source);
        resolve();
      }, PATIENCE_MS);
    });
    await Promise.race([source.last.done, late]);
    clearTimeout(timer);
  }

  private async readNow(name: string, source: Source): Promise<void> {
    try {
      const figures = await source.read();
      clear(source);
      for (const figure of figures) source.gauges.get(figure.name)?.set(figure.labels ?? {}, figure.value);
      this.sourceUp.set({ source: name }, 1);
    } catch {
      this.leaveOut(name, source);
    }
  }

  private leaveOut(name: string, source: Source): void {
    clear(source);
    this.sourceUp.set({ source: name }, 0);
  }
}

/** Without values: an absent figure says "not known", a zero would be a claim. */
function clear({ gauges, labelled }: Source): void {
  for (const [name, gauge] of gauges) {
    gauge.reset();
    // The library sets a gauge without labels back to zero.
    if (!labelled.has(name)) gauge.remove();
  }
}
