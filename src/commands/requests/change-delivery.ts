// The applicant wants the answer another way (条例 40): what he left behind has to be enough for it.

import type { DeliveryWish } from '../../rules/application.ts';
import { refuse } from '../../rules/request/decision.ts';
import { changeDelivery as decide } from '../../rules/request/receipt.ts';
import { violation } from '../../rules/violations.ts';
import { openApplication } from '../../store/requests/requests.ts';
import type { RequestRow } from '../../store/tables.ts';
import type { CommandContext, Result } from '../context.ts';
import { type StepInput, takeStep } from './take-step.ts';

export async function changeDelivery(
  context: CommandContext,
  { deliveryWish, ...seen }: StepInput & { readonly deliveryWish: DeliveryWish },
): Promise<Result<RequestRow>> {
  return takeStep(context, seen, (r, at, _, row) => {
    const { address = '', email = '' } = openApplication(context.secrets, row).applicant;
    if (deliveryWish === 'post' && address.trim() === '') {
      return refuse(violation('address-missing', 'deliveryWish'));
    }
    if (deliveryWish === 'email' && email.trim() === '') {
      return refuse(violation('email-missing', 'deliveryWish'));
    }
    return decide(r, { on: at.today, deliveryWish }, at);
  });
}
