import { context, trace } from '@opentelemetry/api';
import { tracing } from './span.js';

/** Traces that are being collected. */
export interface Traces {
  /** Sends what is left, for at most a few seconds. */
  close(): Promise<void>;
}

/** Whatever the collector does, the stop of a process waits no longer for it, ms. */
const LAST_WORD_MS = 3_000;

/**
 * Sends spans to the OTLP/HTTP collector at `endpoint` (`/v1/traces` below it) from now on; null = does nothing and loads nothing.
 * The SDK's other standard variables (headers, sampling, batches, OTEL_SERVICE_NAME) are read by the SDK itself. A collector that
 * is away costs the spans, nothing else. Called by the entry before anything is built.
 */
export async function startTraces(endpoint: string | null, role: string): Promise<Traces | null> {
  if (endpoint === null) return null;
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const { detectResources, envDetector, resourceFromAttributes } = resources;
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'xuanfa', 'xuanfa.role': role }).merge(
      detectResources({ detectors: [envDetector] }),
    ),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint}/v1/traces` }))],
  });
  provider.register();
  tracing.on = true;
  return {
    async close() {
      tracing.on = false;
      let timer: NodeJS.Timeout | undefined;
      const enough = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, LAST_WORD_MS);
      });
      // A collector that is away is no reason for a bad end.
      await Promise.race([provider.shutdown().catch(() => undefined), enough]);
      clearTimeout(timer);
      trace.disable();
      context.disable();
    },
  };
}
