import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { AbsentLine } from "@/lib/domain/extract/absent";

/** Families that an extract does not name; each leads to its own page, where what happened to it is reported. */
export async function AbsentTable({ lines }: { readonly lines: readonly AbsentLine[] }) {
  const t = await getTranslations("extract.absent");
  return (
    <DataTable
      caption={t("title")}
      rows={lines}
      rowKey={(line) => line.householdPublicId}
      columns={[
        {
          key: "family",
          header: t("family"),
          rowHeader: true,
          cell: (line) => (
            <>
              <Link href={`/keluarga/${line.householdPublicId}`} className="link inline-flex min-h-11 items-center">
                {line.headName}
              </Link>
              <span className="block text-sm font-normal text-muted">{line.place}</span>
            </>
          ),
        },
        { key: "village", header: t("village"), cell: (line) => line.villageName },
      ]}
    />
  );
}
