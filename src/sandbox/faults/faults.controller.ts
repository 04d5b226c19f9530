import type { FastifyInstance } from 'fastify';
import { FAULT_KINDS, parseFault } from './fault.rules.js';
import type { Faults } from './faults.service.js';
import { readJson } from '../http/request-body.service.js';

/** Code → text, as a platform is known to answer it: what `error-code` can be told to say in its words. */
type Codes = Record<number, string>;

/**
 * The fault switch over HTTP: POST adds, GET lists with hits, and what kinds and codes there are, DELETE takes all (or one) away.
 */
export function faultsController(app: FastifyInstance, faults: Faults, codes: { wechat: Codes; weibo: Codes }): void {
  app.post('/faults', (request, reply) => reply.code(201).send(faults.add(parseFault(readJson(request)))));
  app.get('/faults', () => ({ faults: faults.list(), kinds: FAULT_KINDS, codes }));
  app.delete('/faults', () => ({ removed: faults.clear() }));
  app.delete<{ Params: { id: string } }>('/faults/:id', (request) => ({
    removed: faults.clear(Number(request.params.id)),
  }));
}
