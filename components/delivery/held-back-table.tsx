import { getTranslations } from "next-intl/server";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { HeldBackLine } from "@/lib/domain/delivery/held-back";

/** Families that cannot go to the centre, with what is missing; the link leads to where it is seen. */
export async function HeldBackTable({ lines }: { readonly lines: readonly HeldBackLine[] }) {
  const t = await getTranslations("delivery.held");
  const columns: readonly DataColumn<HeldBackLine>[] = [
    {
      key: "family",
      header: t("family"),
      rowHeader: true,
      cell: (line) => (
        <>
          <Link href={`/keluarga/${line.householdPublicId}`} className="link inline-flex min-h-11 items-center">
            {line.headName === "" ? t("noName") : line.headName}
          </Link>
          <span className="block text-sm font-normal text-muted">{line.place}</span>
        </>
      ),
    },
    { key: "village", header: t("village"), cell: (line) => line.villageName },
    {
      key: "missing",
      header: t("missing"),
      cell: ({ withoutNik, withoutName }) => (
        <>
          {withoutNik > 0 ? <span className="block">{t("withoutNik", { count: withoutNik })}</span> : null}
          {withoutName > 0 ? <span className="block">{t("withoutName", { count: withoutName })}</span> : null}
        </>
      ),
    },
  ];
  return <DataTable caption={t("title")} rows={lines} rowKey={(line) => line.householdPublicId} columns={columns} />;
}
