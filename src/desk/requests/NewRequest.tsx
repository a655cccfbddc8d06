// An application that came over the counter, by post, fax or mail, or was told: entered by the clerk.

import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Radio, Result, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { applicantKinds, applicantKindKeys } from '../../rules/applicant-kinds.ts';
import { carrierForms, deliveryWishes, identityTypes } from '../../rules/application.ts';
import { channelKeys, channels, needsConfirmation } from '../../rules/channels.ts';
import { matters } from '../../rules/request/events.ts';
import type { postRequest } from '../../web/api/queue.ts';
import { type BodyOf, call } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { goTo } from '../router.tsx';
import { useSession } from '../session.ts';

type Body = BodyOf<typeof postRequest>;
type Applicant = Body['application']['applicant'];
type Content = Omit<Body['application'], 'applicant'>;

interface Values extends Pick<Body, 'channel' | 'on' | 'matter'> {
  readonly organ: string;
  readonly applicant: Applicant;
  readonly content: Content;
}

/** 条例 27, 41. */
const kinds = Object.entries(matters).map(([value, label]) => ({ value, label }));

const entered = channelKeys.filter((channel) => channel !== 'online');

export default function NewRequest(): ReactNode {
  const session = useSession();
  const [form] = Form.useForm<Values>();
  const [shown, setShown] = useState<readonly string[]>([]);
  /** One key for one form: sent twice, it is registered once. */
  const [submissionKey] = useState(randomKey);
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: ({ applicant, content, organ, channel, on, matter }: Values) =>
      call<typeof postRequest>('post', '/requests', {
        body: {
          organ,
          channel,
          ...(matter === undefined ? {} : { matter }),
          on,
          submissionKey,
          application: {
            ...withoutBlanks(content),
            title: content.title ?? '',
            description: content.description ?? '',
            applicant: { ...withoutBlanks(applicant), name: applicant.name ?? '' },
          },
        },
      }),
    onError: (error) => setShown(showFaults(form, error, nameOf)),
  });
  if (data !== undefined) return <Registered {...data} />;
  return (
    <Page title="登记申请" trail={[{ to: '/requests', label: '依申请公开' }]}>
      <Form<Values>
        form={form}
        layout="vertical"
        className="entry-form"
        initialValues={{
          organ: session.organ.code,
          matter: 'disclosure',
          channel: 'in-person',
          on: session.today,
          applicant: { kind: 'natural-person', identityType: 'resident-id' },
          content: { carrierForm: 'paper', deliveryWish: 'post' },
        }}
        onFinish={mutate}
      >
        {error !== null && <Problem error={error} exceptFields={shown} />}
        <ReceiptFields />
        <ApplicantFields />
        <ContentFields />
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={isPending}>
            登记
          </Button>
          <Button onClick={() => goTo('/requests')}>取消</Button>
        </div>
      </Form>
    </Page>
  );
}

function Fields(props: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <fieldset>
      <legend>{props.title}</legend>
      <div className="entry-fields">{props.children}</div>
    </fieldset>
  );
}

function ReceiptFields(): ReactNode {
  const { organs } = useSession();
  const channel = Form.useWatch<Body['channel'] | undefined>('channel') ?? 'in-person';
  return (
    <Fields title="收到">
      {organs.length > 1 && (
        <Form.Item name="organ" label="机关" required>
          <Select options={organs.map(({ code, name }) => ({ value: code, label: name }))} />
        </Form.Item>
      )}
      <Form.Item name="matter" label="申请事项" required className="wide">
        <Radio.Group options={kinds} />
      </Form.Item>
      <Form.Item name="channel" label="渠道" required className="wide">
        <Radio.Group options={entered.map((value) => ({ value, label: channels[value].label }))} />
      </Form.Item>
      <Form.Item
        name="on"
        label={needsConfirmation(channel) ? '到达日期' : '收到日期'}
        required
        extra={
          needsConfirmation(channel)
            ? '收到之日以双方确认为准，登记后请联系申请人确认'
            : '期限自次日起算；邮寄的为签收之日，收发室签收也算'
        }
      >
        <DayInput />
      </Form.Item>
    </Fields>
  );
}

function ApplicantFields(): ReactNode {
  const kind = Form.useWatch<Applicant['kind'] | undefined>(['applicant', 'kind']);
  const isPerson = kind === undefined || kind === 'natural-person';
  return (
    <Fields title="申请人">
      <Form.Item name={['applicant', 'kind']} label="类别" required className="wide">
        <Radio.Group
          options={applicantKindKeys.map((value) => ({ value, label: applicantKinds[value] }))}
        />
      </Form.Item>
      <Short name={['applicant', 'name']} label={isPerson ? '姓名' : '名称'} isNeeded />
      {isPerson ? (
        <>
          <Form.Item name={['applicant', 'identityType']} label="身份证明">
            <Select options={optionsOf(identityTypes)} />
          </Form.Item>
          <Short name={['applicant', 'identityNumber']} label="证件号码" />
        </>
      ) : (
        <>
          <Short name={['applicant', 'creditCode']} label="统一社会信用代码" />
          <Short name={['applicant', 'representative']} label="法定代表人或者负责人" />
          <Short name={['applicant', 'contactName']} label="联系人" />
        </>
      )}
      <Short name={['applicant', 'agent']} label="代理人" />
      <p className="quiet wide">电话、电子邮箱、通信地址至少填一种。</p>
      <Short name={['applicant', 'phone']} label="电话" />
      <Short name={['applicant', 'email']} label="电子邮箱" />
      <Short name={['applicant', 'address']} label="通信地址" isWide />
      <Short name={['applicant', 'postcode']} label="邮政编码" />
      <Form.Item name={['applicant', 'needsHelp']} valuePropName="checked" className="wide">
        <Checkbox>存在阅读困难或者视听障碍，需要帮助（条例第四十三条）</Checkbox>
      </Form.Item>
    </Fields>
  );
}

function ContentFields(): ReactNode {
  return (
    <Fields title="申请内容">
      <p className="quiet wide">名称、文号、其他特征至少填一项。</p>
      <Short name={['content', 'title']} label="所需信息的名称" />
      <Short name={['content', 'documentNumber']} label="文号" />
      <Form.Item
        name={['content', 'description']}
        className="wide"
        label="便于查询的其他特征"
        extra="照申请人所写，一字不改；口头申请的，照所述写下"
      >
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={5000} showCount />
      </Form.Item>
      <Form.Item name={['content', 'carrierForm']} label="形式" required>
        <Radio.Group options={optionsOf(carrierForms)} />
      </Form.Item>
      <Form.Item name={['content', 'deliveryWish']} label="获取方式" required>
        <Radio.Group options={optionsOf(deliveryWishes)} />
      </Form.Item>
    </Fields>
  );
}

function Short(props: {
  readonly name: string[];
  readonly label: string;
  readonly isNeeded?: boolean;
  readonly isWide?: boolean;
}): ReactNode {
  const { name, label, isNeeded = false, isWide = false } = props;
  return (
    <Form.Item name={name} label={label} required={isNeeded} className={isWide ? 'wide' : ''}>
      <Input maxLength={300} autoComplete="off" />
    </Form.Item>
  );
}

function Registered(props: { id: number; number: string; queryCode: string }): ReactNode {
  const { id, number, queryCode } = props;
  return (
    <Result
      status="success"
      title={`已登记：${number}`}
      subTitle={`请把登记编号和查询码 ${queryCode} 告诉申请人，凭此可以在门户查询办理进度。查询码只显示这一次。`}
      extra={[
        <Button key="open" type="primary" onClick={() => goTo(`/requests/${id}`)}>
          打开这件申请
        </Button>,
        <Button key="next" onClick={() => window.location.reload()}>
          再登记一件
        </Button>,
      ]}
    />
  );
}

/** The server names fields as the law does, without saying in which part of the form they stand. */
function nameOf(field: string): string[] {
  const last = field.split('.').pop() ?? field;
  if (['on', 'channel', 'organ'].includes(last)) return [last];
  const inContent = ['title', 'documentNumber', 'description', 'carrierForm', 'deliveryWish'];
  return [inContent.includes(last) ? 'content' : 'applicant', last];
}

function optionsOf(table: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(table).map(([value, label]) => ({ value, label }));
}

function randomKey(): string {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
