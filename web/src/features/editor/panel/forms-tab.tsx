import { Button, Input } from 'antd';
import { useTexts } from '../../../lib/language/use-texts';
import type { Check } from '../api/editor-queries';
import { PAGE_PLACE } from '../document/link-address.rules';
import { type Draft, FORM_CHANNELS, type FormChannel } from '../draft/draft';
import { EDITOR } from '../editor.texts';
import { PlaceField } from './place-field';
import { Counters } from './preview-tab';

/** Where a channel may have words of its own. */
const FIELDS = {
  wechat: ['title', 'author', 'digest'],
  weibo: ['text'],
  web: ['title', 'summary'],
} as const satisfies Record<FormChannel, readonly string[]>;
const LONG = new Set(['digest', 'summary']);

/** What the channels say in words of their own; everything else comes from the text. */
export function FormsTab({
  draft,
  check,
  editable,
  onChange,
}: {
  draft: Draft;
  check: Check | null;
  editable: boolean;
  onChange: (next: (draft: Draft) => Draft) => void;
}) {
  const t = useTexts(EDITOR);
  const set = (channel: FormChannel, field: string, value: string | undefined): void =>
    onChange((now) => {
      const { [field]: _gone, ...rest } = now.forms[channel] ?? {};
      const form = value === undefined ? rest : { ...rest, [field]: value };
      const { [channel]: _all, ...others } = now.forms;
      return { ...now, forms: Object.keys(form).length > 0 ? { ...others, [channel]: form } : others };
    });
  return (
    <div className="forms">
      <p className="soft">{t('formsHint')}</p>
      {FORM_CHANNELS.map((channel) => {
        const checked = check?.forms.find((one) => one.channel === channel);
        const own = draft.forms[channel] ?? {};
        const derived = (checked?.derived ?? {}) as Record<string, unknown>;
        return (
          <fieldset key={channel} className="form">
            <legend>{t(channel)}</legend>
            {FIELDS[channel].map((field) => {
              const isOwn = field in own;
              const value = String(own[field] ?? derived[field] ?? '');
              const shared = {
                id: `form-${channel}-${field}`,
                value,
                disabled: !editable || (!checked && !isOwn),
                onChange: ({ target }: { target: { value: string } }) => set(channel, field, target.value),
              };
              if (field === 'text') {
                const { id, disabled } = shared;
                const change = (next: string): void => set(channel, field, next);
                return (
                  <div key={field} className="editor-field">
                    <span className="field-name">
                      {t(`f_${field}`)}
                      {isOwn && <span className="tag-own">{t('ownWritten')}</span>}
                    </span>
                    <PlaceField {...{ id, value, disabled, label: t(`f_${field}`), onChange: change }} />
                    {!disabled && !value.includes(PAGE_PLACE) && (
                      <Button size="small" onClick={() => change(`${value.trimEnd()} ${PAGE_PLACE}`.trimStart())}>
                        {t('linkPlaceAdd')}
                      </Button>
                    )}
                    {isOwn && editable && (
                      <Button size="small" type="link" onClick={() => set(channel, field, undefined)}>
                        {t('backToText')}
                      </Button>
                    )}
                  </div>
                );
              }
              return (
                <label key={field} className="editor-field">
                  <span className="field-name">
                    {t(`f_${field}`)}
                    {isOwn && <span className="tag-own">{t('ownWritten')}</span>}
                  </span>
                  {LONG.has(field) ? (
                    <Input.TextArea {...shared} autoSize={{ minRows: 2, maxRows: 8 }} />
                  ) : (
                    <Input {...shared} />
                  )}
                  {isOwn && editable && (
                    <Button size="small" type="link" onClick={() => set(channel, field, undefined)}>
                      {t('backToText')}
                    </Button>
                  )}
                </label>
              );
            })}
            {'body' in own && (
              <p className="panel-note">
                {t('f_body')}{' '}
                <Button size="small" disabled={!editable} onClick={() => set(channel, 'body', undefined)}>
                  {t('backToText')}
                </Button>
              </p>
            )}
            {channel === 'weibo' && (
              <p className="soft">
                <span className="page-place">{t('linkChip')}</span> {t('linkChipHint')}
              </p>
            )}
            {checked && <Counters form={checked} t={t} />}
          </fieldset>
        );
      })}
    </div>
  );
}
