import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import type { DelegationListProps } from "./delegation-list";
import { EndDelegation } from "./end-delegation";
import { leaveDays } from "./leave-days";
import { DelegationStateBadge } from "./state-badge";

/** Hand-overs of an area, for its administrators. */
export async function DelegationTable({ lines, grantId }: DelegationListProps) {
  const [t, roles, daysOf] = await Promise.all([
    getTranslations("delegation"),
    getTranslations("roles.name"),
    leaveDays(),
  ]);
  return (
    <DataTable
      caption={t("area.caption")}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        {
          key: "duty",
          header: t("area.duty"),
          rowHeader: true,
          cell: (line) => t("line", { role: roles(line.role), region: line.regionLabel }),
        },
        {
          key: "who",
          header: t("area.who"),
          cell: (line) => (
            <>
              {t("people", { giver: line.giverName, delegate: line.delegateName })}
              <span className="block text-sm text-muted">{line.reason}</span>
            </>
          ),
        },
        {
          key: "days",
          header: t("area.days"),
          cell: daysOf,
        },
        { key: "state", header: t("area.state"), cell: (line) => <DelegationStateBadge state={line.state} /> },
        {
          key: "act",
          header: t("area.act"),
          phoneHidden: (line) => !line.canEnd,
          cell: (line) => <EndDelegation line={line} grantId={grantId} />,
        },
      ]}
    />
  );
}
