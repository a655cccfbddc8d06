// One act on a letter: what it asks for, and what follows from it.

import { App, Form, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { type LetterAct, letterActs } from '../../rules/letters/approval.ts';
import { isReplyKind, type LetterKind } from '../../rules/letters/kinds.ts';
import { receiverRelations, type ServiceNote } from '../../rules/letters/service-note.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import { type DeliveryMethod, deliveryMethods } from '../../rules/request/events.ts';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import { ProblemOrMeanwhile } from '../parts/Meanwhile.tsx';
import { StepField } from '../requests/StepDrawer.tsx';
import type { Field } from '../requests/step-fields.ts';
import { useSession } from '../session.ts';
import { Faults } from './Faults.tsx';
import { type Letter, useAct } from './letter-queries.ts';
import { Phrases } from './Phrases.tsx';

export type ActKey = Exclude<LetterAct, 'save'>;

interface Ask {
  readonly fields: readonly Field[];
  readonly note?: string;
}

function opinion(label: string, isOptional: boolean): Field {
  return { name: 'opinion', label, kind: 'long', isOptional };
}

function nameOf(field: string): string {
  return field.replace(/^(?:late\.)?(?:sending\.|service\.)?/, '');
}

/** What 送达回证 says beside day and way; entered where it is known. */
export const serviceFields = {
  place: { name: 'place', label: '送达地点', kind: 'short', isOptional: true },
  server: { name: 'server', label: '送达人', kind: 'short', isOptional: true },
  receiver: { name: 'receiver', label: '签收人', kind: 'short', isOptional: true },
  relation: {
    name: 'relation',
    label: '签收人与受送达人的关系',
    kind: 'choice',
    options: receiverRelations,
    isOptional: true,
  },
} as const satisfies Record<keyof ServiceNote, Field>;

/** The fields of 送达回证 apart from the rest. */
export function bodyOf(act: ActKey, entered: Record<string, unknown>): Record<string, unknown> {
  if (act !== 'send' && act !== 'arrive') return entered;
  const pairs = Object.entries(entered);
  const service = Object.fromEntries(pairs.filter(([name]) => name in serviceFields));
  const rest = Object.fromEntries(pairs.filter(([name]) => !(name in serviceFields)));
  return {
    ...(act === 'send' ? { sending: rest } : rest),
    ...(Object.keys(service).length === 0 ? {} : { service }),
  };
}

const keptOnFile = '登记后可以再次登记送出，这一次的方式、日期和凭证留在案卷里。';

/** What the failure undoes: of a reply the service that bounced (235号 4), of a notice what it asked (条例 30). */
function failNote(kind: LetterKind): string {
  switch (kind) {
    case 'P02':
      return `没有送到的，视为没有告知过补正，答复期限照常计算；收到申请之日起7个工作日内再次送出的，仍可以重新计算期限（条例第三十条）。${keptOnFile}`;
    case 'P09':
      return `没有送到的，视为没有通知过缴费，答复期限照常计算；答复期限内再次送出的，缴费期从收到之日重新起算。${keptOnFile}`;
    default:
      return isReplyKind(kind)
        ? `网上送出的视为没有送达，改用其他方式送出之日才是答复之日；信件退回的，交邮之日不变。${keptOnFile}`
        : keptOnFile;
  }
}

function askOf(
  act: Exclude<ActKey, 'enter-late'>,
  { kind, answerLink }: Letter,
  today: string,
): Ask {
  const answeredOn = answerLink?.answeredOn ?? null;
  switch (act) {
    case 'submit':
      return { fields: [opinion('拟办意见', true)], note: '送审后不能再改，退回后可以修改。' };
    case 'review':
      return { fields: [opinion('审核意见', true)] };
    case 'return':
      return { fields: [opinion('退回的理由', false)] };
    case 'sign':
      return {
        fields: [
          {
            name: 'secrecyReview',
            label: '保密审查结论',
            kind: 'long',
            initial: '经保密审查，不涉及国家秘密，可以发出。',
          },
          opinion('签发意见', true),
        ],
        note: '签发后编号，正文不能再改。',
      };
    case 'confirm-late':
      return {
        fields: [opinion('核对意见', true)],
        note: '请对照扫描件核对文书的正文、签发人、日期和送达情况。核对后按纸上的日期计入期限，不能再改。',
      };
    case 'void':
      return {
        fields: [opinion('作废的理由', false)],
        note: '已经编号的，号码作废，不再使用。',
      };
    case 'send':
      return {
        fields: [
          { name: 'on', label: '送出日期', kind: 'day', initial: today },
          {
            name: 'method',
            label: '送达方式',
            kind: 'choice',
            options: deliveryMethods,
            initial: 'post',
          },
          {
            name: 'postal',
            label: '交由邮政企业寄递，邮费由本机关承担（邮政法第五十五条）',
            kind: 'check',
          },
          { name: 'tracking', label: '邮件号', kind: 'short', isOptional: true },
          serviceFields.place,
          serviceFields.server,
          {
            name: 'note',
            label: '说明',
            kind: 'long',
            isOptional: true,
            note: '留置送达写见证人或者拍照情况；公告送达写公告的方式和位置',
          },
        ],
        note: '邮寄的以交邮之日、当面的以签收之日为送出日期。',
      };
    case 'fail':
      return {
        fields: [
          { name: 'on', label: '得知日期', kind: 'day', initial: today },
          { name: 'note', label: '退回、退信或者没有打开的情况', kind: 'long' },
        ],
        note: failNote(kind),
      };
    case 'arrive':
      return {
        fields: [
          { name: 'on', label: '对方收到之日', kind: 'day', initial: answeredOn ?? today },
          serviceFields.receiver,
          serviceFields.relation,
          { name: 'proof', label: '送达凭证', kind: 'short', isOptional: true },
        ],
        note:
          answeredOn === null
            ? '从这一日起计算对方的期限。'
            : `对方${dayText(answeredOn)}已经答复，收到不会晚于这一天；有回证的以回证为准。`,
      };
  }
}

export function ActDialog(props: {
  readonly letter: Letter;
  readonly act: Exclude<ActKey, 'enter-late'>;
  readonly onClose: () => void;
}): ReactNode {
  const { letter, act, onClose } = props;
  const { today } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<Record<string, unknown>>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { fields, note } = askOf(act, letter, today);
  const { mutate, isPending, error, changes } = useAct(letter, act, () => {
    message.success(`${letterActs[act]}：已办理`);
    onClose();
  });
  const send = (values: Record<string, unknown>): void => {
    mutate(bodyOf(act, withoutBlanks(values)), {
      onError: (why) => setShown(showFaults(form, why, nameOf)),
    });
  };
  const method = Form.useWatch<DeliveryMethod | undefined>('method', form) ?? 'post';
  const opinionNow = Form.useWatch<string | undefined>('opinion', form) ?? '';
  const hasPhrases = ['review', 'return', 'sign', 'confirm-late'].includes(act);
  return (
    <Modal
      open
      title={letterActs[act]}
      okText={letterActs[act]}
      cancelText="取消"
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={Object.fromEntries(fields.map(({ name, initial }) => [name, initial]))}
        onFinish={send}
      >
        {note !== undefined && <p className="form-note">{note}</p>}
        {['sign', 'review', 'confirm-late'].includes(act) && <Faults faults={letter.faults} />}
        <ProblemOrMeanwhile error={error} changes={changes} exceptFields={shown} />
        {fields
          .filter(({ name }) => act !== 'send' || asksFor(method, name))
          .map((field) => (
            <StepField key={field.name} field={field} />
          ))}
        {hasPhrases && (
          <Phrases
            opinion={opinionNow}
            onChoose={(phrase) => form.setFieldValue('opinion', joined(opinionNow, phrase))}
          />
        )}
      </Form>
    </Modal>
  );
}

/** Only what goes by post has a carrier and its number; what lies in an electronic box has no place. */
function asksFor(method: DeliveryMethod, name: string): boolean {
  switch (name) {
    case 'postal':
    case 'tracking':
      return method === 'post';
    case 'place':
    case 'server':
      return method !== 'electronic';
    default:
      return true;
  }
}

/** A phrase follows what was written already. */
function joined(written: string, phrase: string): string {
  return written.trim() === '' ? phrase : `${written.trimEnd()}${phrase}`;
}
