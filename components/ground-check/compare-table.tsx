import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { ComparedRow } from "@/lib/domain/ground-check/check-page";
import type { CompareResult } from "@/lib/domain/ground-check/compare";
import { RESULT_LOOK } from "./check-look";

/** What needs a look first. */
const ORDER = { differ: 0, agree: 1, unanswered: 2 } as const satisfies Record<CompareResult, number>;

/** What the proposal says beside what the companion saw, differences first. */
export async function CompareTable({ rows }: { readonly rows: readonly ComparedRow[] }) {
  const t = await getTranslations("groundCheck");
  return (
    <DataTable
      caption={t("compareTitle")}
      rows={rows.toSorted((a, b) => ORDER[a.result] - ORDER[b.result])}
      rowKey={(row) => row.key}
      columns={[
        {
          key: "question",
          header: t("question"),
          rowHeader: true,
          cell: (row) => (
            <>
              {row.person === null ? null : `${row.person}: `}
              {row.label}
              {row.isChanged ? <span className="block text-sm font-normal text-muted">{t("changedHere")}</span> : null}
            </>
          ),
        },
        { key: "said", header: t("said"), cell: (row) => (row.said === "" ? t("notAnswered") : row.said) },
        { key: "seen", header: t("seen"), cell: (row) => (row.seen === "" ? t("notAnswered") : row.seen) },
        {
          key: "result",
          header: t("resultTitle"),
          cell: (row) => <Badge {...RESULT_LOOK[row.result]}>{t(`result.${row.result}`)}</Badge>,
        },
      ]}
    />
  );
}
