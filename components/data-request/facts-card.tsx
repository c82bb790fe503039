import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import type { HandedLine } from "@/lib/domain/data-request/handed-over";
import type { RequestPage } from "@/lib/domain/data-request/request-page";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

export interface FactsCardProps {
  readonly page: RequestPage;
  readonly zone: TimeZone;
}

/** What is asked, for what, of where and for how long. */
export async function FactsCard({ page, zone }: FactsCardProps) {
  const [t, locale] = await Promise.all([getTranslations("dataRequest"), getLocale().then(localeOf)]);
  const { fields, areaNames, expiresAt } = page;
  const { level, purpose } = fields;
  const last = expiresAt === null ? null : formatDay(new Date(expiresAt.getTime() - 1), zone, locale, "long");
  return (
    <Card title={t("page.facts")}>
      <DescriptionList
        items={[
          { term: t("field.office"), detail: fields.office || "–", note: `${t("page.askedBy")}: ${page.askedBy}` },
          { term: t("field.title"), detail: fields.title || "–" },
          { term: t("field.purpose"), detail: purpose === null ? "–" : t(`purpose.${purpose}`) },
          { term: t("page.use"), detail: fields.useNote || "–" },
          { term: t("field.basis"), detail: fields.basis || "–" },
          {
            term: t("field.level"),
            detail: level === null ? "–" : t(`level.${level}`),
            ...(level === null ? {} : { note: t(`levelHint.${level}`) }),
          },
          {
            term: t("field.areas"),
            detail: fields.areas.includes(page.regencyCode)
              ? t("page.whole", { region: page.regencyName })
              : areaNames.join(", ") || "–",
          },
          {
            term: t("field.days"),
            detail:
              last === null
                ? t("page.days", { days: fields.days })
                : t("page.daysUntil", { days: fields.days, until: last }),
          },
          {
            term: t("page.reshare"),
            detail: fields.reshareAsked ? t("page.reshareTo", { to: fields.reshareTo }) : t("page.reshareNo"),
          },
        ]}
      />
    </Card>
  );
}

/** Each variable and what becomes of it: exactly what leaves. */
export async function HandedCard({ page }: { readonly page: RequestPage }) {
  const [t, locale] = await Promise.all([getTranslations("dataRequest"), getLocale().then(localeOf)]);
  if (page.handed.length === 0) return null;
  const isSums = page.handed.some(({ treatment }) => treatment === "sums" || treatment === "noSums");
  const columns: readonly DataColumn<HandedLine>[] = [
    { key: "label", header: t("page.variable"), rowHeader: true, cell: ({ label }) => label[locale] },
    { key: "class", header: t("page.class"), cell: ({ dataClass }) => t(`class.${dataClass}`) },
    {
      key: "form",
      header: t("page.form"),
      cell: ({ treatment }) => (
        <Badge tone={treatment === "absent" || treatment === "noSums" ? "neutral" : "info"}>
          {t(`treatment.${treatment}`)}
        </Badge>
      ),
    },
  ];
  return (
    <Card title={t("page.handed")}>
      <div className="space-y-3">
        <p className="text-muted">{t(isSums ? "page.sumsHint" : "page.handedHint")}</p>
        {page.holdsNames ? <Alert tone="attention">{t("page.names")}</Alert> : null}
        <DataTable caption={t("page.handed")} rows={page.handed} rowKey={({ name }) => name} columns={columns} />
      </div>
    </Card>
  );
}
