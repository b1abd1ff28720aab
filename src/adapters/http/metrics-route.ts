/** GET /metrics, in the text format of Prometheus. It names no player. */
import type { Express } from 'express';
import type { Registry } from 'prom-client';

export function addMetricsRoute(app: Express, registry: Registry): void {
  app.get('/metrics', (_request, response, next) => {
    registry.metrics().then((text) => response.type(registry.contentType).send(text), next);
  });
}
