import { getTranslations } from "next-intl/server";
import type { DelegationLine } from "@/lib/domain/access/delegation-page";
import { EndDelegation } from "./end-delegation";
import { leaveDays } from "./leave-days";
import { DelegationStateBadge } from "./state-badge";

export interface DelegationListProps {
  readonly lines: readonly DelegationLine[];
  readonly grantId: string;
}

/** Hand-overs of one person: what, who, when, and where each stands. */
export async function DelegationList({ lines, grantId }: DelegationListProps) {
  const [t, roles, daysOf] = await Promise.all([
    getTranslations("delegation"),
    getTranslations("roles.name"),
    leaveDays(),
  ]);
  return (
    <ul className="divide-y divide-line rounded-md border border-line bg-surface">
      {lines.map((line) => (
        <li key={line.id} className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
          <div className="min-w-0">
            <p className="font-semibold">{t("line", { role: roles(line.role), region: line.regionLabel })}</p>
            <p>{t("people", { giver: line.giverName, delegate: line.delegateName })}</p>
            <p className="text-sm text-muted">
              {daysOf(line)} · {line.reason}
            </p>
            <DelegationStateBadge state={line.state} />
          </div>
          <EndDelegation line={line} grantId={grantId} />
        </li>
      ))}
    </ul>
  );
}
