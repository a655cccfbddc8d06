// An application that came over the counter, by post, fax or mail, or was told: entered by the clerk, with
// its scans, in one go and without leaving the keyboard.

import { useMutation } from '@tanstack/react-query';
import { Button, Form, type FormInstance } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import type { postRequest } from '../../web/api/new-request.ts';
import { call } from '../api.ts';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { goTo } from '../router.tsx';
import { useSession } from '../session.ts';
import {
  ApplicantFields,
  ContentFields,
  Fields,
  ReceiptFields,
  type Values,
} from './EntryFields.tsx';
import { takeCarriedText } from './carried-text.ts';
import { Registered, type RegisteredRequest } from './Registered.tsx';
import { ScanFields } from './ScanFields.tsx';
import { useScans } from './use-scans.ts';

/** What the next form begins with: a morning's post is of one day and one channel. */
type Kept = Partial<Pick<Values, 'organ' | 'channel' | 'on'>>;

export default function NewRequest(): ReactNode {
  const [registered, setRegistered] = useState<RegisteredRequest>();
  const [kept, keep] = useState<Kept>({});
  if (registered === undefined) return <EntryForm kept={kept} onRegistered={setRegistered} />;
  return (
    <Registered
      request={registered}
      onNext={() => {
        const { channel, submittedOn } = registered;
        keep({ ...(channel === 'online' ? {} : { channel }), on: submittedOn });
        setRegistered(undefined);
      }}
    />
  );
}

/** What a reader wrote as a message and is an application. */
function described(carried: string | undefined): { readonly description?: string } {
  return carried === undefined ? {} : { description: carried };
}

function EntryForm(props: {
  readonly kept: Kept;
  readonly onRegistered: (request: RegisteredRequest) => void;
}): ReactNode {
  const session = useSession();
  const [form] = Form.useForm<Values>();
  const [shown, setShown] = useState<readonly string[]>([]);
  /** One key for one form: sent twice, it is registered once. */
  const [submissionKey] = useState(randomKey);
  const [carried] = useState(takeCarriedText);
  const scans = useScans();
  const tokens = scans.list.flatMap(({ token, kind }) =>
    token === undefined ? [] : [{ token, kind }],
  );
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ applicant, content, organ, channel, on, matter }: Values) =>
      call<typeof postRequest>('post', '/requests', {
        body: {
          organ,
          channel,
          ...(matter === undefined ? {} : { matter }),
          on,
          submissionKey,
          scans: tokens,
          application: {
            ...withoutBlanks(content),
            title: content.title ?? '',
            description: content.description ?? '',
            applicant: applicantOf(applicant),
          },
        },
      }),
    onSuccess: (made, { organ }) => {
      const name = session.organs.find(({ code }) => code === organ)?.name ?? session.organ.name;
      props.onRegistered({ ...made, organ: name, scans: tokens.length });
    },
    onError: (error) => setShown(showFaults(form, error, nameOf)),
  });
  /** Handed in while a scan is still on its way: it goes as soon as that has come. */
  const [isWaiting, wait] = useState(false);
  const { areUnderWay, areFaulty } = scans;
  useEffect(() => {
    if (isWaiting && !areUnderWay) form.submit();
  }, [isWaiting, areUnderWay, form]);
  const handIn = (values: Values): void => {
    wait(areUnderWay);
    if (!areUnderWay && !areFaulty) mutate(values);
  };
  const handInByKeys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isPending) form.submit();
  };
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
          ...props.kept,
          applicant: { kind: 'natural-person', identityType: 'resident-id' },
          content: { carrierForm: 'paper', deliveryWish: 'post', ...described(carried) },
        }}
        onValuesChange={({ channel }: Partial<Values>) => {
          if (channel !== undefined) followChannel(form, channel);
        }}
        noValidate
        onFinish={handIn}
        onKeyDown={handInByKeys}
      >
        {error !== null && <Problem error={error} exceptFields={shown} />}
        <ReceiptFields />
        <ApplicantFields />
        <ContentFields />
        <Fields title="扫描件">
          <ScanFields scans={scans} />
        </Fields>
        <div className="form-actions form-actions-fixed">
          <Button
            type="primary"
            htmlType="submit"
            loading={isPending || isWaiting}
            disabled={areFaulty}
          >
            登记
          </Button>
          <Button onClick={() => goTo('/requests')}>取消</Button>
          <span className="quiet" role="status">
            {areFaulty ? '有扫描件没有收下：请移除或者重试' : 'Ctrl+Enter 也可以登记'}
          </span>
        </div>
      </Form>
    </Page>
  );
}

/** Persons only apply together: of an organisation nothing is kept that stood in the form before. */
function applicantOf(applicant: Values['applicant']): Values['applicant'] {
  const { others = [], ...first } = applicant;
  const named = others.map((other) => ({ ...withoutBlanks(other), name: other.name ?? '' }));
  const isJoint = applicant.kind === 'natural-person' && named.length > 0;
  return {
    ...withoutBlanks(first),
    name: applicant.name ?? '',
    ...(isJoint ? { others: named } : {}),
  };
}

/** Who writes by e-mail mostly wants his answer there; what the clerk chose himself stays. */
function followChannel(form: FormInstance<Values>, channel: Values['channel']): void {
  if (form.isFieldTouched(['content', 'carrierForm'])) return;
  if (form.isFieldTouched(['content', 'deliveryWish'])) return;
  const wish =
    channel === 'email'
      ? ({ carrierForm: 'electronic', deliveryWish: 'email' } as const)
      : ({ carrierForm: 'paper', deliveryWish: 'post' } as const);
  form.setFieldsValue({ content: wish });
}

/** The server names fields as the law does, without saying in which part of the form they stand. */
function nameOf(field: string): (string | number)[] {
  const joint = /\bothers\.(\d+)\.(\w+)$/.exec(field);
  if (joint !== null) return ['applicant', 'others', Number(joint[1]), joint[2] ?? ''];
  const last = field.split('.').pop() ?? field;
  if (['on', 'channel', 'organ'].includes(last)) return [last];
  const inContent = [
    'title',
    'documentNumber',
    'description',
    'carrierForm',
    'deliveryWish',
    'readBack',
  ];
  return [inContent.includes(last) ? 'content' : 'applicant', last];
}

function randomKey(): string {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
