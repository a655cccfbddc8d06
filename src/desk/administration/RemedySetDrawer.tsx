// One set of remedy bodies, new or corrected. Who would reconsider is proposed beside the field from the
// organ's standing; what counts is what is written here and who confirmed it.

import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Form, Input, Radio, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type KnownNames,
  proposalText,
  proposeReconsideration,
  type Standing,
  standingKeys,
  standings,
} from '../../rules/remedy-proposal.ts';
import { type ReplyName, replyNameKeys, replyNames } from '../../rules/remedy-set.ts';
import type { getOrgans } from '../../web/api/organs.ts';
import type { postRemedySet } from '../../web/api/remedy-sets.ts';
import { type BodyOf, call, type ReplyOf } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { useSession } from '../session.ts';
import type { RemedySet } from './RemedySets.tsx';

type Body = BodyOf<typeof postRemedySet>;
type Organ = ReplyOf<typeof getOrgans>['items'][number];

export function RemedySetDrawer(props: {
  readonly organ: { readonly code: string; readonly name: string };
  readonly corrected?: RemedySet;
  readonly sets: readonly RemedySet[];
  readonly onClose: () => void;
}): ReactNode {
  const { organ, corrected, sets, onClose } = props;
  const { today } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<Body>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (values: Body) =>
      call<typeof postRemedySet>('post', '/organs/{code}/remedy-sets', {
        params: { code: organ.code },
        body: {
          ...withoutBlanks(values),
          ...(corrected === undefined ? {} : { corrects: corrected.id }),
        },
      }),
    onSuccess: () => {
      message.success(corrected === undefined ? '已确认，前一条到生效前一天为止' : '已更正');
      onClose();
    },
    onError: (error) => setShown(showFaults(form, error)),
  });
  return (
    <Drawer
      open
      size={480}
      title={corrected === undefined ? '新增复议机关和法院' : '更正复议机关和法院'}
      onClose={onClose}
    >
      <Form<Body>
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={
          corrected ?? {
            validFrom: today,
            confirmedOn: today,
            ...startOf('organ', organ.name, sets),
          }
        }
        onValuesChange={({ inNameOf }: Partial<Body>) => {
          // Another name has other bodies: what stands there would be printed wrongly.
          if (inNameOf !== undefined) form.setFieldsValue(startOf(inNameOf, organ.name, sets));
        }}
        onFinish={mutate}
      >
        {error !== null && <Problem error={error} exceptFields={shown} />}
        <Form.Item
          name="inNameOf"
          label="答复以谁的名义作出"
          required
          extra="以谁的名义答复，谁就是被申请人、被告（法释〔2021〕5号第六条）"
        >
          <Radio.Group
            disabled={corrected !== undefined}
            options={replyNameKeys.map((value) => ({ value, label: replyNames[value] }))}
          />
        </Form.Item>
        <Form.Item name="issuer" label="答复书落款的名称" required>
          <Input maxLength={200} />
        </Form.Item>
        <AuthorityField code={organ.code} name={organ.name} />
        <Form.Item
          name="court"
          label="有管辖权的人民法院"
          required
          extra="由各地跨区划管辖的规定决定，不作推算"
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="internetReconsideration"
          label="互联网申请复议的渠道"
          extra="通过互联网送达的答复必须告知（行政复议法第二十二条第二款）；没有的不能以电子方式送达"
        >
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="confirmedBy" label="确认人" required extra="如 某某（公职律师）">
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="confirmedOn" label="确认日期" required>
          <DayInput />
        </Form.Item>
        <Form.Item
          name="validFrom"
          label="生效日期"
          required
          extra="同一名义的前一条到这一天的前一天为止，不会重叠"
        >
          {corrected === undefined ? <DayInput isOpenEnded /> : <Input type="date" disabled />}
        </Form.Item>
        <Form.Item name="isDefault" valuePropName="checked">
          <Checkbox>自生效之日起，答复以这一名义作出</Checkbox>
        </Form.Item>
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={isPending}>
            {corrected === undefined ? '确认' : '更正'}
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </Form>
    </Drawer>
  );
}

/** A new set begins with what the last one of its name says; the confirmation is new. */
function startOf(
  inNameOf: ReplyName,
  organName: string,
  sets: readonly RemedySet[],
): Partial<Body> {
  const last = sets.findLast((set) => set.inNameOf === inNameOf);
  return {
    inNameOf,
    issuer: last?.issuer ?? (inNameOf === 'organ' ? organName : ''),
    reconsideration: last?.reconsideration ?? '',
    court: last?.court ?? '',
    internetReconsideration: last?.internetReconsideration ?? '',
    isDefault: last?.isDefault ?? inNameOf === 'organ',
  };
}

/** The proposal stands beside the field and fills nothing in. */
function AuthorityField(props: { readonly code: string; readonly name: string }): ReactNode {
  const { code, name } = props;
  const form = Form.useFormInstance<Body>();
  const inNameOf = Form.useWatch('inNameOf', form) ?? 'organ';
  const { data } = useQuery({
    queryKey: ['organs'],
    queryFn: () => call<typeof getOrgans>('get', '/organs'),
  });
  const organ = data?.items.find((one) => one.code === code);
  const above = data?.items.find((one) => one.id === organ?.parentId);
  const [chosen, choose] = useState<Standing>();
  const standing = chosen ?? standingOf(organ?.kind);
  const text =
    standing === undefined
      ? '选了机关的类别，这里给出建议；印出的以填写并确认的为准'
      : proposalText(proposeReconsideration(standing, inNameOf, namesKnown(name, above)));
  return (
    <>
      <Form.Item label="机关的类别" extra="只用来给出下面的建议，不保存">
        <Select
          allowClear
          placeholder="未定"
          {...(standing === undefined ? {} : { value: standing })}
          onChange={choose}
          options={standingKeys.map((value) => ({ value, label: standings[value].label }))}
        />
      </Form.Item>
      <Form.Item name="reconsideration" label="行政复议机关" required extra={text}>
        <Input maxLength={500} />
      </Form.Item>
    </>
  );
}

/** A dispatched organ may be a 派出机关 or a zone: that is not presumed. */
function standingOf(kind: Organ['kind'] | undefined): Standing | undefined {
  return kind === 'government' || kind === 'department' ? kind : undefined;
}

function namesKnown(own: string, above: Organ | undefined): KnownNames {
  return {
    own,
    ...(above?.kind === 'government' ? { government: above.name } : {}),
    ...(above?.kind === 'department' ? { department: above.name } : {}),
  };
}
