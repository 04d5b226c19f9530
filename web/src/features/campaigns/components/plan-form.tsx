import { Form, type FormInstance, Input, Select } from 'antd';
import { useId } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { CAMPAIGNS, PLAN } from '../campaigns.texts';
import type { PlanDraft } from '../plan.rules';
import { LAST_DAY } from '../../../lib/clock/days';
import { PlanList } from './plan-list';
import './plan-form.css';

const KINDS = ['policy', 'experience', 'exemplar', 'other'] as const;

/** Everything a campaign says, to be filled in or corrected. `onFocus` hears which field the cursor is in. */
export function PlanForm({
  form,
  initial,
  onChange,
  onFocus,
}: {
  form: FormInstance<PlanDraft>;
  initial: PlanDraft;
  onChange: () => void;
  onFocus?: (path: (string | number)[]) => void;
}) {
  const t = useTexts(PLAN);
  const names = useTexts(CAMPAIGNS);
  const id = useId();
  const at = (...path: (string | number)[]) => ({ onFocus: () => onFocus?.(path) });
  return (
    <Form<PlanDraft>
      form={form}
      name={id}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onValuesChange={onChange}
      scrollToFirstError
      className="plan-form"
    >
      <Form.Item
        name="title"
        label={t('name')}
        rules={[{ required: true, whitespace: true, message: t('nameMissing') }]}
      >
        <Input.TextArea autoSize maxLength={300} {...at('title')} />
      </Form.Item>
      <Form.Item name="theme" label={t('theme')}>
        <Input maxLength={300} {...at('theme')} />
      </Form.Item>
      <div className="plan-pair">
        <Form.Item name={['window', 'from']} label={t('from')} getValueProps={dayValue} normalize={dayOrNull}>
          <Input type="date" max={LAST_DAY} {...at('window', 'from')} />
        </Form.Item>
        <Form.Item name={['window', 'to']} label={t('until')} getValueProps={dayValue} normalize={dayOrNull}>
          <Input type="date" max={LAST_DAY} {...at('window', 'to')} />
        </Form.Item>
      </div>
      <div className="plan-pair">
        <Form.Item name="documentNumber" label={t('number')}>
          <Input maxLength={100} {...at('documentNumber')} />
        </Form.Item>
        <Form.Item name="organisers" label={t('organisers')}>
          <Select mode="tags" open={false} suffixIcon={null} placeholder={t('organisersHint')} {...at('organisers')} />
        </Form.Item>
      </div>
      <PlanList
        name="pillars"
        title={t('pillars')}
        fresh={() => ({ kind: 'exemplar', title: '', text: '' })}
        onRearranged={onChange}
        render={(index) => (
          <>
            <div className="plan-pair is-narrow-first">
              <Form.Item name={[index, 'kind']} label={t('kind')}>
                <Select
                  options={KINDS.map((kind) => ({ value: kind, label: names(kind) }))}
                  {...at('pillars', index, 'kind')}
                />
              </Form.Item>
              <Form.Item
                name={[index, 'title']}
                label={t('pillarTitle')}
                rules={[{ required: true, whitespace: true, message: t('pillarTitleMissing') }]}
              >
                <Input maxLength={200} {...at('pillars', index, 'title')} />
              </Form.Item>
            </div>
            <Form.Item name={[index, 'text']} label={t('text')}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} {...at('pillars', index, 'text')} />
            </Form.Item>
          </>
        )}
      />
      <PlanList
        name="deadlines"
        title={t('deadlines')}
        fresh={() => ({ date: null, when: null, what: null, to: [], routes: [] })}
        onRearranged={onChange}
        render={(index) => (
          <>
            <div className="plan-pair">
              <Form.Item name={[index, 'date']} label={t('date')} getValueProps={dayValue} normalize={dayOrNull}>
                <Input type="date" max={LAST_DAY} {...at('deadlines', index, 'date')} />
              </Form.Item>
              <Form.Item
                name={[index, 'when']}
                label={t('when')}
                dependencies={[['deadlines', index, 'date']]}
                rules={[
                  ({ getFieldValue }) => ({
                    validator: (_, value: string | null) =>
                      getFieldValue(['deadlines', index, 'date']) || value?.trim()
                        ? Promise.resolve()
                        : Promise.reject(new Error(t('whenMissing'))),
                  }),
                ]}
              >
                <Input maxLength={200} {...at('deadlines', index, 'when')} />
              </Form.Item>
            </div>
            <Form.Item name={[index, 'what']} label={t('what')}>
              <Input.TextArea autoSize maxLength={2000} {...at('deadlines', index, 'what')} />
            </Form.Item>
            <Form.Item name={[index, 'to']} label={t('to')}>
              <Select
                mode="tags"
                open={false}
                suffixIcon={null}
                placeholder={t('organisersHint')}
                {...at('deadlines', index, 'to')}
              />
            </Form.Item>
          </>
        )}
      />
      {(['forms', 'requirements'] as const).map((name) => (
        <PlanList
          key={name}
          name={name}
          title={t(name)}
          fresh={() => ({ title: null, text: '' })}
          onRearranged={onChange}
          render={(index) => (
            <>
              <Form.Item name={[index, 'title']} label={t('pillarTitle')}>
                <Input maxLength={200} {...at(name, index, 'title')} />
              </Form.Item>
              <Form.Item
                name={[index, 'text']}
                label={t('clauseText')}
                rules={[{ required: true, whitespace: true, message: t('clauseTextMissing') }]}
              >
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} {...at(name, index, 'text')} />
              </Form.Item>
            </>
          )}
        />
      ))}
    </Form>
  );
}

/** The browser's own date field knows no null. */
function dayValue(value: unknown): { value: string } {
  return { value: typeof value === 'string' ? value : '' };
}
function dayOrNull(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
