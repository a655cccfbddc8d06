// A reply that withholds under 条例 14–16 stands in the register of 18 from its service on. Called in the
// transaction of the service; called twice, or for any other reply, it changes nothing.

import { isOutcome } from '../../rules/outcomes.ts';
import { requestFrom } from '../../rules/request/fold.ts';
import { reassessmentDue, withheldGrounds } from '../../rules/withheld-review.ts';
import { eventsOf, openApplication } from '../../store/requests/requests.ts';
import type { RequestRow } from '../../store/tables.ts';
import { insertWithheldRecord } from '../../store/requests/withheld.ts';
import type { CommandContext } from '../context.ts';

export async function addToWithheldRegister(
  { db, secrets }: Pick<CommandContext, 'db' | 'secrets'>,
  row: RequestRow,
): Promise<void> {
  const request = requestFrom(await eventsOf(db, secrets, row.id));
  if (request?.reply === undefined || request.service === undefined) return;
  const { content, number, on } = request.reply;
  const grounds = withheldGrounds(content.grounds);
  if (grounds.length === 0 || !isOutcome(content.outcome)) return;
  const { title, documentNumber, description } = openApplication(secrets, row);
  await insertWithheldRecord(db, secrets, {
    organ_id: row.organ_id,
    request_id: row.id,
    letter_number: number,
    outcome: content.outcome,
    grounds: [...grounds],
    content: {
      subject: title || documentNumber || description,
      part: content.separability ?? '',
      reasons: content.reasons,
    },
    // The decision is of the day of the letter; service only makes it known.
    withheld_on: on,
    next_review_on: reassessmentDue(on),
  });
}
