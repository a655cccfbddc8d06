// The content of a reply: first the outcome, then exactly the evidence that it needs.

import { Checkbox, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import {
  type CaseOutcome,
  correctionOutcomeKeys,
  correctionOutcomes,
  isCorrectionOutcome,
} from '../../rules/corrections.ts';
import {
  type Evidence,
  type Outcome,
  outcomes,
  type RefusalGround,
  refusalGrounds,
} from '../../rules/outcomes.ts';
import { carrierForms, type DeliveryWish, deliveryWishes } from '../../rules/application.ts';
import { type ReplyContent, suppliedForms } from '../../rules/request/events.ts';
import { withoutBlanks } from '../parts/forms.ts';
import { OutcomePicker } from './OutcomePicker.tsx';
import type { Detail } from './request-queries.ts';

/** Only the fields that the outcome needs are there. */
export type ReplyValues = Partial<ReplyContent> & Pick<ReplyContent, 'outcome'>;

const grounds = Object.keys(refusalGrounds) as RefusalGround[];

/** What was entered, without what was ticked for another outcome before. */
export function replyOf({ grounds = [], reasons = '', ...rest }: ReplyValues): ReplyContent {
  return {
    ...withoutBlanks(rest),
    reasons,
    grounds: grounds.filter((ground) => fits(ground, rest.outcome)),
  };
}

const usualDelivery: Readonly<Record<DeliveryWish, string>> = {
  post: '随本告知书一并邮寄',
  email: '随本告知书一并发送至所留的电子邮箱',
  online: '随本告知书一并在网上提供下载',
  collect: '自收到本告知书之日起，在工作时间到本机关领取',
  inspect: '自收到本告知书之日起，在工作时间到本机关查阅、抄录',
};

/** What was asked for is what is mostly given (40). */
export function replyBegins({ application }: Detail): Partial<ReplyContent> {
  return {
    form: application.carrierForm,
    delivery: usualDelivery[application.deliveryWish],
  };
}

export function ReplyFields({ detail }: { readonly detail: Detail }): ReactNode {
  const outcome = Form.useWatch<CaseOutcome | undefined>('outcome');
  const isCorrection = detail.request.matter === 'correction';
  return (
    <>
      <Form.Item
        name="outcome"
        label="办理结果"
        rules={[{ required: true, message: '请选择办理结果' }]}
      >
        {isCorrection ? <CorrectionPicker /> : <OutcomePicker />}
      </Form.Item>
      {outcome !== undefined && isCorrectionOutcome(outcome) && (
        <CorrectionFields outcome={outcome} />
      )}
      {outcome !== undefined && !isCorrectionOutcome(outcome) && (
        <EvidenceFields outcome={outcome} detail={detail} />
      )}
    </>
  );
}

function CorrectionPicker(props: {
  readonly value?: CaseOutcome;
  readonly onChange?: (outcome: CaseOutcome) => void;
}): ReactNode {
  return (
    <Radio.Group
      vertical
      {...(props.value === undefined ? {} : { value: props.value })}
      onChange={(event) => props.onChange?.(event.target.value as CaseOutcome)}
      options={correctionOutcomeKeys.map((value) => ({
        value,
        label: correctionOutcomes[value].label,
      }))}
    />
  );
}

function CorrectionFields({ outcome }: { readonly outcome: CaseOutcome }): ReactNode {
  return (
    <>
      {outcome === 'record-corrected' && (
        <>
          <LongField name={['correction', 'before']} label="更正前的内容" />
          <LongField name={['correction', 'after']} label="更正后的内容" />
          <LongField name={['correction', 'verification']} label="核实的经过" />
        </>
      )}
      {outcome === 'correction-referred' && (
        <LongField
          name={['correction', 'competentOrgan']}
          label="有权更正的机关"
          note="名称和联系方式"
        />
      )}
      <LongField name="reasons" label="事实和理由" />
    </>
  );
}

function EvidenceFields(props: { readonly outcome: Outcome; readonly detail: Detail }): ReactNode {
  const { outcome, detail } = props;
  const needs: readonly Evidence[] = outcomes[outcome].evidence;
  const gives = outcome === 'disclosed' || outcome === 'partly-disclosed';
  const alreadyPublic = Form.useWatch<boolean | undefined>('alreadyPublic') === true;
  const chosen = Form.useWatch<readonly RefusalGround[] | undefined>('grounds') ?? [];
  const refusedBy = detail.events.some(
    ({ event }) =>
      event.kind === 'opinion-received' && ['refuse', 'partly'].includes(event.opinion),
  );
  return (
    <>
      {needs.includes('ground') && <GroundsField outcome={outcome} />}
      {outcome === 'disclosed' && (
        <Form.Item name="alreadyPublic" valuePropName="checked">
          <Checkbox>已经主动公开，告知获取的方式、途径（条例第三十六条第一项）</Checkbox>
        </Form.Item>
      )}
      {gives && (
        <LongField
          name="provided"
          label="提供的信息，或者获取的方式、途径"
          note="列明所提供文件的名称和文号；已主动公开的，写明查阅的网址"
        />
      )}
      {gives && !alreadyPublic && <SupplyFields detail={detail} />}
      {outcome === 'partly-disclosed' && (
        <LongField name="withheldPart" label="不予公开的部分" note="哪几页、哪几栏、哪些内容" />
      )}
      {needs.includes('ground') && (
        <LongField
          name="separability"
          label="区分处理"
          note="哪些内容可以公开、怎样处理；不能区分的，说明为什么（条例第三十七条）"
        />
      )}
      {gives && (
        <LongField
          name="otherForm"
          label="与申请的形式不同的理由"
          note="按申请的形式提供的，不填（条例第四十条）"
        />
      )}
      {outcomes[outcome].letter === 'R04' && (
        <LongField
          name="evidence"
          label="认定所依据的材料"
          note="如定密依据、密级和保密期限，禁止公开的条款，第三方的意见，案件的编号"
        />
      )}
      {outcome === 'would-require-creation' && (
        <LongField name="existing" label="现有信息的情况" note="有哪些信息，为什么不能直接提供" />
      )}
      {outcome === 'published-material' && <LongField name="publication" label="出版物的名称" />}
      {outcome === 'other' && (
        <LongField name="situation" label="情形" note="如咨询、非政府信息、党务信息" />
      )}
      {ways.includes(outcome) && (
        <LongField
          name="provided"
          label={outcome === 'administrative-inquiry' ? '办理途径' : '可以提供的现有信息'}
        />
      )}
      {outcome === 'administrative-inquiry' && (
        <LongField name="specialRule" label="有特别规定的法律、行政法规" note="名称和条款" />
      )}
      {channelled.includes(outcome) && (
        <LongField
          name="otherChannel"
          label={outcome === 'published-material' ? '获取的途径' : '相应的渠道'}
          note={gives ? '来件中另有信访、投诉、举报内容的，写明其渠道；没有的，不填' : undefined}
        />
      )}
      {(needs.includes('third-party-opinion-or-reason') || chosen.some(isOfThirdParty)) && (
        <LongField
          name="noConsultationReason"
          label="未征求第三方意见的理由"
          note="已经征求、并已收到意见或者期限届满的，不填"
        />
      )}
      {gives && refusedBy && (
        <LongField
          name="overrideReason"
          label="第三方不同意而决定公开的理由"
          note="理由不合理，或者不公开会对公共利益造成重大影响（条例第三十二条）"
        />
      )}
      {needs.includes('search-record') && (
        <>
          <LongField
            name="searchRecord"
            label="检索记录"
            note="已用“登记检索情况”登记的，自动写入答复书，这里可不填"
          />
          <LongField
            name="responsibleOrgan"
            label="负责公开的机关"
            note="不属于本机关负责公开、能够确定的，写明其名称和联系方式"
          />
        </>
      )}
      {outcome === 'repeated' && <LongField name="earlierRequest" label="前次申请的编号" />}
      {(needs.includes('earlier-reply') || outcome === 'reconfirmation') && (
        <LongField
          name="earlierReply"
          label={outcome === 'repeated' ? '前次答复的文号和日期' : '已经获取的时间和途径'}
        />
      )}
      {(needs.includes('no-rule-requires-disclosure') || chosen.some(isOfProcess)) && (
        <Form.Item name="noRuleRequiresDisclosure" valuePropName="checked">
          <Checkbox>已核查，法律、法规、规章没有规定应当公开（条例第十六条第二款）</Checkbox>
        </Form.Item>
      )}
      <LongField
        name="reasons"
        label={needs.includes('reasons') ? '事实和理由' : '说明（可不填）'}
        note="查明的事实、所依据的条款、为什么这样处理"
      />
    </>
  );
}

/** In which form, how much, how and when: what is given is described as it lies on the table (40). */
function SupplyFields({ detail }: { readonly detail: Detail }): ReactNode {
  const { carrierForm, deliveryWish } = detail.application;
  const asked = `${carrierForms[carrierForm]}，${deliveryWishes[deliveryWish]}`;
  return (
    <>
      <Form.Item name="form" label="提供的形式" extra={`申请人要求：${asked}`}>
        <Radio.Group
          options={Object.entries(suppliedForms).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <Form.Item name="copies" label="份数、页数">
        <Input maxLength={200} placeholder="1份，共14页" />
      </Form.Item>
      <Form.Item name="delivery" label="提供的方式和时间">
        <Input maxLength={500} />
      </Form.Item>
    </>
  );
}

/** Outcomes that say where else to turn, and where to get what there is. */
const channelled: readonly Outcome[] = [
  'disclosed',
  'partly-disclosed',
  'petition-or-complaint',
  'published-material',
  'other',
];
const ways: readonly Outcome[] = ['administrative-inquiry', 'would-require-creation'];

function isOfThirdParty(ground: RefusalGround): boolean {
  return refusalGrounds[ground].provision === '条例15';
}

function isOfProcess(ground: RefusalGround): boolean {
  return refusalGrounds[ground].provision === '条例16¶2';
}

function fits(ground: RefusalGround, outcome: CaseOutcome): boolean {
  return outcome === 'partly-disclosed' || refusalGrounds[ground].outcome === outcome;
}

function GroundsField({ outcome }: { readonly outcome: Outcome }): ReactNode {
  const fitting = grounds.filter((ground) => fits(ground, outcome));
  return (
    <Form.Item name="grounds" label="依据">
      <Checkbox.Group className="grounds">
        {fitting.map((ground) => (
          <Checkbox key={ground} value={ground}>
            {refusalGrounds[ground].label}{' '}
            <span className="quiet">{refusalGrounds[ground].provision}</span>
          </Checkbox>
        ))}
      </Checkbox.Group>
    </Form.Item>
  );
}

function LongField(props: {
  readonly name: keyof ReplyContent | ['correction', string];
  readonly label: string;
  readonly note?: string | undefined;
}): ReactNode {
  const { name, label, note } = props;
  return (
    <Form.Item name={name} label={label} extra={note}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} maxLength={5000} />
    </Form.Item>
  );
}
