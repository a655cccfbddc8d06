// The applicant's contact data put right (个人信息保护法 46): the old ones stay in no letter and no log; the
// events say only that they changed.

import type { Applicant } from '../../rules/application.ts';
import { applicantViolations } from '../../rules/application.ts';
import { correctContact as decide } from '../../rules/request/receipt.ts';
import { violation } from '../../rules/violations.ts';
import { openApplication, sealApplication } from '../../store/requests/requests.ts';
import type { RequestRow } from '../../store/tables.ts';
import type { CommandContext, Result } from '../context.ts';
import { refuse } from '../../rules/request/decision.ts';
import { type StepInput, takeStep } from './take-step.ts';

export type Contact = Pick<Applicant, 'phone' | 'email' | 'address' | 'postcode'>;

const labels = {
  phone: '电话',
  email: '电子邮箱',
  address: '通信地址',
  postcode: '邮政编码',
} as const;

export async function correctContact(
  context: CommandContext,
  input: StepInput & { readonly contact: Contact },
): Promise<Result<RequestRow>> {
  const { contact } = input;
  const { secrets, clock } = context;
  return takeStep(context, input, async (r, at, db, row) => {
    const application = openApplication(secrets, row);
    const applicant = { ...application.applicant, ...contact };
    const found = applicantViolations(applicant, clock.today());
    if (found.length > 0) return refuse(...found);
    const changed = (Object.keys(labels) as (keyof Contact)[]).filter(
      (key) => contact[key] !== undefined && contact[key] !== application.applicant[key],
    );
    if (changed.length === 0) return refuse(violation('contact-unchanged', 'phone'));
    const note = `更正${changed.map((key) => labels[key]).join('、')}`;
    const decision = decide(r, { on: clock.today(), note }, at);
    if (decision.ok) {
      const sealed = sealApplication(secrets, row.number, { ...application, applicant });
      await db
        .updateTable('requests')
        .set({ application: sealed })
        .where('id', '=', row.id)
        .execute();
    }
    return decision;
  });
}
