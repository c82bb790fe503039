import { getTranslations } from "next-intl/server";
import { familyColumns } from "@/components/household/family-columns";
import { DataTable } from "@/components/ui/data-table";
import { StatusBadge } from "@/components/ui/status-badge";
import type { AssignmentLine } from "@/lib/domain/assignment/assignment-page";

export interface AssignmentTableProps {
  readonly lines: readonly AssignmentLine[];
  /** Each family has a box to tick, for the desk around the table. */
  readonly mayTick: boolean;
}

export async function AssignmentTable({ lines, mayTick }: AssignmentTableProps) {
  const [t, states] = await Promise.all([getTranslations("assignment"), getTranslations("states.proposal")]);
  const words = {
    head: t("head"),
    place: t("place"),
    tick: (values: { readonly name: string }) => t("tick", values),
    placeText: (values: { readonly dusun: string; readonly rt: string; readonly rw: string }) => t("placeText", values),
  };
  return (
    <DataTable
      caption={t("list")}
      rows={lines}
      rowKey={(line) => line.id}
      columns={[
        ...familyColumns<AssignmentLine>(words, mayTick),
        {
          key: "companions",
          header: t("companion"),
          cell: (line) =>
            line.companions.length === 0 ? (
              <span className="text-muted">{t("without")}</span>
            ) : (
              line.companions.join(", ")
            ),
        },
        {
          key: "state",
          header: t("state"),
          cell: (line) =>
            line.state === null ? (
              <span className="text-muted">{t("nothing")}</span>
            ) : (
              <StatusBadge state={line.state} label={states(line.state)} />
            ),
        },
      ]}
    />
  );
}
