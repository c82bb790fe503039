import { getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { AccessTimes } from "@/lib/domain/training-session/access-time";
import type { AccessTimePage, AreaTimes } from "@/lib/domain/training-session/access-time-page";
import { figureWords } from "./figure-words";

export interface TimesTableProps {
  readonly page: AccessTimePage;
  /** The page of a part; null where it has none. */
  readonly hrefOf: (code: string) => string | null;
}

/** The area with its parts, a line each; a part opens its own page. */
export async function TimesTable({ page, hrefOf }: TimesTableProps) {
  const [t, say] = await Promise.all([getTranslations("accessTime"), figureWords()]);
  const rows: readonly AreaTimes[] = [
    ...page.parts,
    { code: "", label: page.parts.length === 0 ? page.area.label : t("all"), times: page.total },
  ];
  const figure = (write: (times: AccessTimes) => string) => ({
    align: "end" as const,
    phoneHidden: ({ times }: AreaTimes) => times === null,
    cell: ({ times }: AreaTimes) => (times === null ? t("none") : write(times)),
  });
  const linkOf = ({ code }: AreaTimes) => (code === "" || code === page.area.code ? null : hrefOf(code));
  return (
    <DataTable
      caption={t("caption")}
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "area",
          header: t("col.area"),
          phoneLabel: "",
          rowHeader: true,
          cell: (row) => {
            const href = linkOf(row);
            return href === null ? (
              row.label
            ) : (
              <Link href={href} className="link inline-flex min-h-11 items-center md:min-h-0">
                {row.label}
              </Link>
            );
          },
        },
        {
          key: "people",
          header: t("col.people"),
          align: "end",
          cell: ({ times }) => (times === null ? t("few") : say.count(times.people)),
        },
        { key: "opened", header: t("col.opened"), ...figure(({ opened }) => say.count(opened)) },
        { key: "inTime", header: t("col.inTime"), ...figure(({ inTime, people }) => say.share(inTime, people)) },
        { key: "before", header: t("col.beforeMedian"), ...figure(({ before }) => say.lead(before)) },
        { key: "beforeNine", header: t("col.beforeNine"), ...figure(({ before }) => say.lead(before, "nineOfTen")) },
        { key: "wait", header: t("col.confirmedMedian"), ...figure(({ fromConfirmed }) => say.hours(fromConfirmed)) },
        {
          key: "waitNine",
          header: t("col.confirmedNine"),
          ...figure(({ fromConfirmed }) => say.hours(fromConfirmed, "nineOfTen")),
        },
        { key: "ready", header: t("col.readyMedian"), ...figure(({ fromReady }) => say.hours(fromReady)) },
        {
          key: "readyNine",
          header: t("col.readyNine"),
          ...figure(({ fromReady }) => say.hours(fromReady, "nineOfTen")),
        },
      ]}
    />
  );
}
