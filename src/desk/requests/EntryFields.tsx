// The fields of an application that a clerk enters: how it came, who asks, what for.

import { Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { applicantKindKeys, applicantKinds } from '../../rules/applicant-kinds.ts';
import { carrierForms, deliveryWishes, identityTypes, mostJoint } from '../../rules/application.ts';
import { channelKeys, channels } from '../../rules/channels.ts';
import { type Matter, matters } from '../../rules/request/events.ts';
import type { postRequest } from '../../web/api/new-request.ts';
import type { BodyOf } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { useSession } from '../session.ts';

export type Body = BodyOf<typeof postRequest>;
export type Applicant = Body['application']['applicant'];
export type Content = Omit<Body['application'], 'applicant'>;

export interface Values extends Pick<Body, 'channel' | 'on' | 'matter'> {
  readonly organ: string;
  readonly applicant: Applicant;
  readonly content: Content;
}

/** 条例 27, 41. */
const kinds = optionsOf(matters);
const entered = channelKeys.filter((channel) => channel !== 'online');

export function Fields(props: { readonly title: string; readonly children: ReactNode }): ReactNode {
  return (
    <fieldset>
      <legend>{props.title}</legend>
      <div className="entry-fields">{props.children}</div>
    </fieldset>
  );
}

export function ReceiptFields(): ReactNode {
  const { organs } = useSession();
  const channel = Form.useWatch<Body['channel'] | undefined>('channel') ?? 'in-person';
  const { dayLabel, dayNote, provision } = channels[channel];
  return (
    <Fields title="收到">
      {organs.length > 1 && (
        <Form.Item name="organ" label="机关" required>
          <Select options={organs.map(({ code, name }) => ({ value: code, label: name }))} />
        </Form.Item>
      )}
      <Form.Item name="channel" label="渠道" required className="wide">
        <Radio.Group options={entered.map((value) => ({ value, label: channels[value].label }))} />
      </Form.Item>
      <Form.Item name="on" label={dayLabel} required extra={`${dayNote}（${provision}）`}>
        <DayInput />
      </Form.Item>
      <Form.Item name="matter" label="申请事项" required>
        <Radio.Group options={kinds} />
      </Form.Item>
    </Fields>
  );
}

export function ApplicantFields(): ReactNode {
  const kind = Form.useWatch<Applicant['kind'] | undefined>(['applicant', 'kind']);
  const isPerson = kind === undefined || kind === 'natural-person';
  return (
    <Fields title="申请人">
      <Form.Item
        name={['applicant', 'kind']}
        label="类别"
        required
        className="wide"
        extra="律师代理他人申请的，按被代理人；个体工商户选商业企业，业主委员会选其他"
      >
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
          <OtherApplicants />
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
      <Short name={['applicant', 'address']} label="通信地址" />
      <Short name={['applicant', 'postcode']} label="邮政编码" />
      <Form.Item name={['applicant', 'needsHelp']} valuePropName="checked" className="wide">
        <Checkbox>存在阅读困难或者视听障碍，需要帮助（条例第四十三条）</Checkbox>
      </Form.Item>
    </Fields>
  );
}

/** W01: one letter of several is one request that names them all, answered to one address. */
function OtherApplicants(): ReactNode {
  return (
    <div className="wide">
      <Form.List name={['applicant', 'others']}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className="joint-applicant">
                <Form.Item name={[name, 'name']} label={`共同申请人${name + 1}姓名`} required>
                  <Input maxLength={200} autoComplete="off" />
                </Form.Item>
                <Form.Item name={[name, 'identityType']} label="身份证明">
                  <Select options={optionsOf(identityTypes)} />
                </Form.Item>
                <Form.Item name={[name, 'identityNumber']} label="证件号码">
                  <Input maxLength={50} autoComplete="off" />
                </Form.Item>
                <Button
                  type="link"
                  aria-label={`移除共同申请人${name + 1}`}
                  onClick={() => remove(name)}
                >
                  移除
                </Button>
              </div>
            ))}
            {rows.length < mostJoint && (
              <p>
                <Button size="small" onClick={() => add({ identityType: 'resident-id' })}>
                  添加共同申请人
                </Button>
                <span className="quiet joint-note">
                  几个人为同一件事申请的，作为一件办理，文书写明每一位，送到同一个地址
                </span>
              </p>
            )}
          </>
        )}
      </Form.List>
    </div>
  );
}

const wordsOf: Readonly<
  Record<Matter, { title: string; description: string; note: string; form: string; way: string }>
> = {
  disclosure: {
    title: '所需信息的名称',
    description: '便于查询的其他特征',
    note: '照申请人所写，一字不改',
    form: '形式',
    way: '获取方式',
  },
  correction: {
    title: '记录不准确的信息',
    description: '不准确之处、要求怎样更正和依据的证据',
    note: '限与申请人自身相关的信息记录（条例第四十一条）；证据扫描后作为说明材料加入',
    form: '答复的形式',
    way: '答复的送达方式',
  },
};

export function ContentFields(): ReactNode {
  const matter = Form.useWatch<Matter | undefined>('matter') ?? 'disclosure';
  const isOral = Form.useWatch<Body['channel'] | undefined>('channel') === 'oral';
  const words = wordsOf[matter];
  return (
    <Fields title="申请内容">
      <p className="quiet wide">名称、文号、其他特征至少填一项。</p>
      <Short name={['content', 'title']} label={words.title} />
      <Short name={['content', 'documentNumber']} label="文号" />
      <Form.Item
        name={['content', 'description']}
        className="wide"
        label={words.description}
        extra={isOral ? '照申请人所述写下，写完读给申请人听' : words.note}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 16 }} maxLength={5000} showCount />
      </Form.Item>
      <Form.Item name={['content', 'carrierForm']} label={words.form} required>
        <Radio.Group options={optionsOf(carrierForms)} />
      </Form.Item>
      <Form.Item name={['content', 'deliveryWish']} label={words.way} required>
        <Radio.Group options={optionsOf(deliveryWishes)} />
      </Form.Item>
      {isOral && (
        <Form.Item name={['content', 'readBack']} valuePropName="checked" className="wide">
          <Checkbox>以上内容已读给申请人听，经其确认无误（条例第二十九条）</Checkbox>
        </Form.Item>
      )}
    </Fields>
  );
}

function Short(props: {
  readonly name: string[];
  readonly label: string;
  readonly isNeeded?: boolean;
}): ReactNode {
  const { name, label, isNeeded = false } = props;
  return (
    <Form.Item name={name} label={label} required={isNeeded}>
      <Input maxLength={300} autoComplete="off" />
    </Form.Item>
  );
}

function optionsOf(table: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(table).map(([value, label]) => ({ value, label }));
}
