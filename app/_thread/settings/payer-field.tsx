'use client';
import { useOptimisticValue } from '@/hooks/core/use-optimistic-value';
import { useConfig } from '@/hooks/core/session/use-session';
import { useStrings } from '@/hooks/core/use-strings';
import { useThreadPolicy } from '@/hooks/threads/use-thread-settings';
import { mayChoosePayer, type Role } from '@/model/access';
import { kindOf, PAYERS, payerOf } from '@/model/budget';
import type { Thread } from '@/model/thread';
import { RadioGroup } from '@/app/_ui/fields/radio-group';
import { threadSettingsStrings } from './strings';

/** Who pays for answers, where the site sets budgets. `role`: undefined for those who may not change it. */
export function PayerField({ thread, role }: { thread: Thread; role: Role | undefined }) {
  const strings = useStrings(threadSettingsStrings);
  const { budgets } = useConfig();
  const change = useThreadPolicy(thread.id);
  const { shown, show } = useOptimisticValue(payerOf(thread.settings, budgets));
  if (budgets.length === 0) return null;
  const offered = PAYERS.filter((payer) => payer === 'asker' || budgets.includes(kindOf(payer)));
  return (
    <RadioGroup
      legend={strings.payer}
      value={shown}
      options={offered.map((payer) => ({
        value: payer,
        label: strings.payers[payer].name,
        what: budgets.includes(kindOf(payer)) ? strings.payers[payer].what : strings.noBudget,
        disabled: !mayChoosePayer(role, payer),
      }))}
      disabled={!mayChoosePayer(role, 'asker')}
      onChoose={(payer) => show(payer, change({ payer }))}
    />
  );
}
