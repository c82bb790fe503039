import { getLocale, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/ui/data-table";
import { problemLabels } from "@/components/user/labels";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { TierPage } from "@/lib/domain/workflow/tier-page";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { RemoveHoliday } from "./remove-holiday";

/** The coming days without work. A region's own days may be taken back by those who set them. */
export async function HolidayTable({ page, grantId }: { readonly page: TierPage; readonly grantId: string }) {
  const [t, locale, problem] = await Promise.all([
    getTranslations("tiers"),
    getLocale().then(localeOf),
    problemLabels(),
  ]);
  if (page.holidays.length === 0) return <p className="px-4 pb-4 text-muted sm:px-5">{t("noHolidays")}</p>;
  const isOwn = (regionCode: string) => page.can.setHoliday && regionCode === page.area.code;
  return (
    <DataTable
      caption={t("calendar")}
      rows={page.holidays}
      rowKey={(line) => `${line.regionCode} ${line.day}`}
      columns={[
        { key: "day", header: t("col.day"), rowHeader: true, cell: (line) => formatDate(line.day, locale, "full") },
        {
          key: "name",
          header: t("col.name"),
          cell: (line) => (
            <>
              {inLocale(line.name, locale)}
              <small className="block text-sm text-muted">
                {t(`kind.${line.kind}`)} · {line.source}
              </small>
            </>
          ),
        },
        ...(page.holidays.some((line) => isOwn(line.regionCode))
          ? [
              {
                key: "remove",
                header: "",
                cell: (line: (typeof page.holidays)[number]) =>
                  isOwn(line.regionCode) ? (
                    <RemoveHoliday
                      grantId={grantId}
                      regionCode={line.regionCode}
                      day={line.day}
                      words={{
                        save: t("holiday.remove"),
                        dayText: formatDate(line.day, locale),
                        title: t("holiday.removeTitle", { day: formatDate(line.day, locale) }),
                        lead: t("holiday.removeLead"),
                        saved: t("holiday.removed"),
                        cancel: t("holiday.cancel"),
                        saving: t("holiday.saving"),
                        problem,
                      }}
                    />
                  ) : null,
              },
            ]
          : []),
      ]}
    />
  );
}
