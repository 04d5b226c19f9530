import { Button, Form } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTexts } from '../../../lib/language/use-texts';
import { PLAN } from '../campaigns.texts';

/** A list within the campaign: items with what is in them, to be added, taken away and put in order. */
export function PlanList({
  name,
  title,
  fresh,
  render,
  onRearranged,
}: {
  name: 'pillars' | 'deadlines' | 'forms' | 'requirements';
  title: string;
  fresh: () => object;
  render: (index: number) => ReactNode;
  onRearranged: () => void;
}) {
  const t = useTexts(PLAN);
  const id = useId();
  return (
    <section className="plan-list" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <Form.List name={name}>
        {(fields, { add, remove, move }) => (
          <>
            {fields.map((field, index) => (
              <fieldset key={field.key} className="plan-item">
                <legend>{index + 1}</legend>
                {render(field.name)}
                <div className="plan-item-acts">
                  {index > 0 && (
                    <Button
                      size="small"
                      type="text"
                      aria-label={t('up', { n: index + 1 })}
                      onClick={() => {
                        move(index, index - 1);
                        onRearranged();
                      }}
                    >
                      ↑
                    </Button>
                  )}
                  <Button
                    size="small"
                    type="text"
                    aria-label={t('remove', { n: index + 1 })}
                    onClick={() => {
                      remove(field.name);
                      onRearranged();
                    }}
                  >
                    ✕
                  </Button>
                </div>
              </fieldset>
            ))}
            <Button size="small" onClick={() => add(fresh())}>
              {`＋ ${t('addOne', { what: title })}`}
            </Button>
          </>
        )}
      </Form.List>
    </section>
  );
}
