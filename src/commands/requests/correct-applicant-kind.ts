// W09: the applicant's kind decides the column of Table 3. It may be put right until the report of the year in
// which the request came in is sealed: from then on a carried-forward case would change its column.

import type { ApplicantKind } from '../../rules/applicant-kinds.ts';
import { refuse } from '../../rules/request/decision.ts';
import { correctApplicantKind as decide } from '../../rules/request/receipt.ts';
import { violation } from '../../rules/violations.ts';
import { editionsOf } from '../../store/reports/report-editions.ts';
import { openApplication, sealApplication } from '../../store/requests/requests.ts';
import type { RequestRow } from '../../store/tables.ts';
import type { CommandContext, Result } from '../context.ts';
import { maskedName } from './register-case.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function correctApplicantKind(
  context: CommandContext,
  input: StepInput & { readonly kind: ApplicantKind; readonly note: string },
): Promise<Result<RequestRow>> {
  const { kind, note } = input;
  const { secrets, clock } = context;
  return takeStep(context, input, async (r, at, db, row) => {
    const decision = decide(r, { on: clock.today(), to: kind, note }, at);
    if (!decision.ok) return decision;
    const year = Number((r.receivedOn ?? r.submittedOn).slice(0, 4));
    const sealed = await editionsOf(db, row.organ_id);
    if (sealed.some((edition) => edition.year >= year)) {
      return refuse(violation('applicant-kind-reported', 'kind'));
    }
    const application = openApplication(secrets, row);
    const applicant = { ...application.applicant, kind };
    await db
      .updateTable('requests')
      .set({
        applicant_kind: kind,
        masked_name: maskedName(applicant),
        application: sealApplication(secrets, row.number, { ...application, applicant }),
      })
      .where('id', '=', row.id)
      .execute();
    return decision;
  });
}
