import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { LIMITS } from "@/lib/domain/early-warning/programme";
import type { WarningLine } from "@/lib/domain/early-warning/warning-line";

/** Families to look at, each with its programme, its decile and who is vulnerable. No prefetch: opening one is a logged reading. */
export async function WarningTable({
  lines,
  isVillage,
}: {
  readonly lines: readonly WarningLine[];
  readonly isVillage: boolean;
}) {
  const t = await getTranslations("warning");
  const columns: DataColumn<WarningLine>[] = [
    {
      key: "family",
      header: t("family"),
      rowHeader: true,
      cell: (line) => (
        <Link href={`/keluarga/${line.publicId}`} className="link inline-flex min-h-11 items-center md:min-h-8">
          {line.headName}
        </Link>
      ),
    },
    ...(isVillage
      ? []
      : [{ key: "village", header: t("village"), cell: ({ villageName }: WarningLine) => villageName }]),
    { key: "place", header: t("place"), cell: ({ place }) => place },
    {
      key: "decile",
      header: t("decile"),
      cell: ({ decile, before }) =>
        before === null || before === decile
          ? String(decile)
          : t("decileWas", { now: String(decile), before: String(before) }),
    },
    {
      key: "programme",
      header: t("programme"),
      cell: ({ programmes }) => (
        <ul className="grid gap-1">
          {programmes.map(({ programme, standing }) => (
            <li key={programme}>
              <Badge
                tone={standing === "past" ? "danger" : "attention"}
                icon={standing === "past" ? "octagon-alert" : "triangle-alert"}
              >
                {t(`programmes.${programme}`)}: {t(`place2.${standing}`)}
              </Badge>
              <span className="block text-sm text-muted">{t("limit", { limit: String(LIMITS[programme]) })}</span>
            </li>
          ))}
        </ul>
      ),
    },
    { key: "who", header: t("who"), cell: ({ who }) => who.map((each) => t(`whos.${each}`)).join(", ") },
  ];
  return <DataTable caption={t("title")} rows={lines} rowKey={({ publicId }) => publicId} columns={columns} />;
}
