import { useTranslations } from "next-intl";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import type { OutlineFault } from "@/lib/domain/map/outline-file";

/** What is wrong in a file, place by place: which field, what stands there, and what to do. */
export function FaultTable({ faults }: { readonly faults: readonly OutlineFault[] }) {
  const t = useTranslations("outline");
  const columns: readonly DataColumn<OutlineFault>[] = [
    {
      key: "row",
      header: t("fault.row"),
      rowHeader: true,
      cell: ({ row }) => <span className="whitespace-nowrap">{t("fault.rowNo", { row })}</span>,
    },
    { key: "field", header: t("fault.field"), cell: ({ field }) => t(`fault.${field}`) },
    { key: "typed", header: t("fault.typed"), cell: ({ typed }) => (typed === "" ? t("fault.empty") : typed) },
    { key: "what", header: t("fault.what"), cell: ({ problem }) => t(`problem.${problem}.what`) },
    { key: "todo", header: t("fault.todo"), cell: ({ problem }) => t(`problem.${problem}.todo`) },
  ];
  return (
    <DataTable
      caption={t("fault.caption")}
      columns={columns}
      rows={faults}
      rowKey={({ row, field }) => `${row}-${field}`}
    />
  );
}
