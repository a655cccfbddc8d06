// A step of a case: the copy that came, the answer that went, a decision, an appeal, the day of effect.

import { App, Button, Checkbox, Drawer, Form, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { reconsiderationProcedures } from '../../rules/litigation.ts';
import {
  decisionForms,
  endingsOf,
  type RemedyStage,
  remedyStages,
  type RemedyStep,
  remedySteps,
} from '../../rules/remedy-case.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { useSession } from '../session.ts';
import { type RemedyDetail, type StepBody, useRemedyStep } from './remedy-queries.ts';

const notes: Readonly<Record<RemedyStep, string>> = {
  copy: '答复期限自收到副本之日的次日起算：行政复议简易程序5个工作日、普通程序10个工作日，诉讼15日。逾期不提交证据的，视为没有证据。',
  answer: '提交答复书和证据、依据之日。',
  decide: '不能上诉的，送达即生效；可以上诉的，上诉期满后再登记生效。',
  appeal: '任何一方上诉的，裁判不生效，案件仍为尚未审结。',
  effect: '双方都没有上诉的，自上诉期满的次日起生效。',
};

export function RemedyStepForm(props: {
  readonly detail: RemedyDetail;
  readonly step: RemedyStep;
  readonly onClose: () => void;
}): ReactNode {
  const { detail, step, onClose } = props;
  const { today } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<Record<string, unknown>>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useRemedyStep(detail.remedy, step, () => {
    message.success(`${remedySteps[step]}：已登记`);
    onClose();
  });
  const isReconsideration = detail.remedy.block === 'reconsideration';
  return (
    <Drawer open size={480} title={remedySteps[step]} onClose={onClose}>
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={{
          on: today,
          procedure: 'simple',
          form: isReconsideration ? 'decision' : 'judgment',
          ordersRedo: false,
        }}
        onFinish={(values) =>
          mutate(withoutBlanks(values) as StepBody, {
            onError: (why) => setShown(showFaults(form, why)),
          })
        }
      >
        <p className="form-note">{notes[step]}</p>
        {error !== null && <Problem error={error} exceptFields={shown} />}
        {step === 'decide' ? (
          <DecisionFields stage={detail.nextStage} />
        ) : (
          <Form.Item
            name="on"
            label={dayLabels[step]}
            rules={[{ required: true, message: '请选择日期' }]}
          >
            <DayInput />
          </Form.Item>
        )}
        {step === 'copy' && isReconsideration && (
          <Form.Item name="procedure" label="适用程序">
            <Radio.Group
              options={Object.entries(reconsiderationProcedures).map(([value, row]) => ({
                value,
                label: `${row.label}，${row.days}个工作日内答复（${row.provision}）`,
              }))}
              vertical
            />
          </Form.Item>
        )}
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={isPending}>
            {remedySteps[step]}
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </Form>
    </Drawer>
  );
}

const dayLabels: Readonly<Record<Exclude<RemedyStep, 'decide'>, string>> = {
  copy: '收到副本之日',
  answer: '提交之日',
  appeal: '上诉之日',
  effect: '生效之日',
};

function DecisionFields({ stage }: { readonly stage: RemedyStage }): ReactNode {
  const ending = Form.useWatch<string | undefined>('ending');
  const endings = Object.entries(endingsOf(stage));
  const result = endings.find(([key]) => key === ending)?.[1].result;
  const forms = Object.entries(decisionForms).filter(
    ([key]) => (key === 'decision') === (stage === 'reconsideration'),
  );
  return (
    <>
      <p>
        阶段：<strong>{remedyStages[stage]}</strong>
      </p>
      <Form.Item name="form" label="文书">
        <Radio.Group options={forms.map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="ending" label="结果" rules={[{ required: true, message: '请选择结果' }]}>
        <Select options={endings.map(([value, { label }]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item
        name="decidedOn"
        label="作出之日"
        rules={[{ required: true, message: '请选择日期' }]}
      >
        <DayInput />
      </Form.Item>
      <Form.Item
        name="receivedOn"
        label="本机关收到之日"
        extra="上诉期限、重新答复的期限自收到之日起算"
      >
        <DayInput />
      </Form.Item>
      {(result === 'corrected' || result === 'as-before') && (
        <Form.Item name="ordersRedo" valuePropName="checked">
          <Checkbox>要求重新答复</Checkbox>
        </Form.Item>
      )}
    </>
  );
}
