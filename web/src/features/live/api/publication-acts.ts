import { answered, api } from '../../../lib/api/client';
import type { components } from '../../../lib/api/schema';
import type { After, Verdict } from './publication-queries';

const of = (id: string) => ({ params: { path: { id } } });

export const hold = (id: string, reason: string) =>
  answered(api.POST('/api/publications/{id}/hold', { ...of(id), body: { reason } }));

export const cancel = (id: string, reason: string) =>
  answered(api.POST('/api/publications/{id}/cancel', { ...of(id), body: { reason } }));

/** What the page said when it was decided: the server refuses where that holds no more. */
export type Shown = components['schemas']['ShownBody'];

/** @param wishedAt null = as soon as possible */
export const move = (id: string, wishedAt: string | null, shown: Shown) =>
  answered(
    api.POST('/api/publications/{id}/move', { ...of(id), body: { ...(wishedAt !== null && { wishedAt }), shown } }),
  );

/** @param wishedAt null = as soon as possible */
export const hasten = (id: string, reason: string, wishedAt: string | null, shown: Shown) =>
  answered(
    api.POST('/api/publications/{id}/urgent', {
      ...of(id),
      body: { reason, ...(wishedAt !== null && { wishedAt }), shown },
    }),
  );

export const resolve = (id: string, verdict: Verdict['verdict'], note: string, url: string | null) =>
  answered(
    api.POST('/api/publications/{id}/resolve', { ...of(id), body: { verdict, note, ...(url !== null && { url }) } }),
  );

export const confirmAbsent = (id: string) => answered(api.POST('/api/publications/{id}/resolve/confirm', of(id)));

export const fillInLink = (id: string, url: string) =>
  answered(api.POST('/api/publications/{id}/link', { ...of(id), body: { url } }));

/** @param despiteDoubt the look at the link was not content, and the person says that it is the post */
export const correctLink = (id: string, url: string, reason: string, despiteDoubt: boolean) =>
  answered(
    api.POST('/api/publications/{id}/link/correction', {
      ...of(id),
      body: { url, reason, despiteDoubt },
    }),
  );

export const postedByHand = (id: string, url: string, note: string, despiteDoubt: boolean) =>
  answered(api.POST('/api/publications/{id}/by-hand', { ...of(id), body: { url, note, despiteDoubt } }));

export const noteGone = (id: string, as: 'seen' | 'withdrawn', note: string) =>
  answered(api.POST('/api/publications/{id}/gone/note', { ...of(id), body: { as, note } }));

export const orderChange = (id: string, kind: After['possible'][number]['kind'], reason: string) => {
  const order = { ...of(id), body: { reason } };
  if (kind === 'retract') return answered(api.POST('/api/publications/{id}/retract', order));
  if (kind === 'correct') return answered(api.POST('/api/publications/{id}/correct', order));
  return answered(api.POST('/api/publications/{id}/restore', order));
};

/** @param despiteShown its page still shows it, and the person says that readers do not */
export const confirmChange = (id: string, note: string, despiteShown: boolean) =>
  answered(
    api.POST('/api/publications/{id}/changes/confirm', {
      ...of(id),
      body: { note, ...(despiteShown && { despiteShown }) },
    }),
  );

export const giveUpChange = (id: string, note: string) =>
  answered(api.POST('/api/publications/{id}/changes/give-up', { ...of(id), body: { note } }));
