import { answered, api } from '../../../lib/api/client';

const of = (id: string) => ({ params: { path: { id } } });

export const take = (id: string, takeOver: boolean) =>
  answered(api.POST('/api/hand-tasks/{id}/take', { ...of(id), body: { takeOver } }));

export const giveBack = (id: string) => answered(api.POST('/api/hand-tasks/{id}/give-back', of(id)));

export const checkLink = (id: string, url: string) =>
  answered(api.POST('/api/hand-tasks/{id}/check-link', { ...of(id), body: { url } }));

export const posted = (id: string, body: { url?: string; overrule?: string; despite?: string }) =>
  answered(api.POST('/api/hand-tasks/{id}/posted', { ...of(id), body }));

export const notPosted = (id: string, note: string) =>
  answered(api.POST('/api/hand-tasks/{id}/not-posted', { ...of(id), body: { note } }));

/** @param wishedAt null = as soon as possible */
export const putOff = (id: string, note: string, wishedAt: string | null) =>
  answered(
    api.POST('/api/hand-tasks/{id}/put-off', { ...of(id), body: { note, ...(wishedAt !== null && { wishedAt }) } }),
  );

export const uploadScreenshot = (id: string, file: File) =>
  answered(
    api.POST('/api/hand-tasks/{id}/screenshot', {
      ...of(id),
      body: { file: '' },
      bodySerializer: () => {
        const form = new FormData();
        form.set('file', file);
        return form;
      },
    }),
  );
