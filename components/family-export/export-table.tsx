import { getTranslations } from "next-intl/server";
import { familyColumns } from "@/components/household/family-columns";
import { DataTable } from "@/components/ui/data-table";
import type { ExportFamily } from "@/lib/domain/family-export/family-export";

/** Families with a box each. */
export async function ExportTable({ families }: { readonly families: readonly ExportFamily[] }) {
  const t = await getTranslations("familyExport.list");
  return (
    <DataTable
      caption={t("caption")}
      rows={families}
      rowKey={({ id }) => id}
      columns={[
        ...familyColumns<ExportFamily>(
          {
            head: t("head"),
            place: t("place"),
            tick: (values) => t("tick", values),
            placeText: (values) => t("placeText", values),
          },
          true,
        ),
        { key: "village", header: t("village"), cell: ({ villageName }) => villageName },
        { key: "members", header: t("members"), cell: ({ memberCount }) => String(memberCount) },
      ]}
    />
  );
}
