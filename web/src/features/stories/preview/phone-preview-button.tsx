import { Button, type ButtonProps } from 'antd';
import { Suspense, useState } from 'react';
import { useMay } from '../../../app/session/session-gate';
import { useTexts } from '../../../lib/language/use-texts';
import { lately } from '../../../lib/late/late';
import { PHONE_PREVIEW } from './phone-preview.texts';

const PhonePreviewDialog = lately(() =>
  import('./phone-preview-dialog').then(({ PhonePreviewDialog }) => PhonePreviewDialog),
);

/** For whoever writes, reviews or answers for what leaves. */
export function PhonePreviewButton({ storyId, ...look }: { storyId: string } & ButtonProps) {
  const t = useTexts(PHONE_PREVIEW);
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('story.write', 'review.comment', 'publication.control')) return null;
  return (
    <>
      <Button {...look} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <PhonePreviewDialog storyId={storyId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
