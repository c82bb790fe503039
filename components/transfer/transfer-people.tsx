import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { answerText } from "@/lib/domain/instrument/answer-text";
import { findQuestion } from "@/lib/domain/instrument/instrument";
import { INSTRUMENTS } from "@/lib/domain/instrument/registry";
import type { TransferPage, TransferPersonLine } from "@/lib/domain/transfer/transfer-page";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

/** Who moves. What the destination typed has no names until the origin has let them go. */
export async function TransferPeople({ page }: { readonly page: TransferPage }) {
  const [t, locale] = await Promise.all([getTranslations("transfer"), getLocale().then(localeOf)]);
  const wordOf = (key: "relationToHead" | "sex", code: number | null) => {
    const question = INSTRUMENTS[0] ? findQuestion(INSTRUMENTS[0], "member", key) : null;
    return question === null ? "" : answerText(question, code, locale);
  };
  const keeps = page.isWhole && page.target !== "existing";
  const isHidden = page.people.every(({ name }) => name === null);
  const columns: DataColumn<TransferPersonLine>[] = [
    {
      key: "name",
      header: isHidden ? t("page.nik") : t("page.name"),
      rowHeader: true,
      cell: (person) => (isHidden ? (person.nik ?? t("unnamedNoNik")) : (person.name ?? "")),
    },
    {
      key: "born",
      header: t("page.birthDate"),
      cell: (person) => (person.birthDate === null ? "" : formatDate(person.birthDate, locale)),
    },
    ...(isHidden
      ? []
      : [
          { key: "sex", header: t("page.sex"), cell: (person: TransferPersonLine) => wordOf("sex", person.sex) },
          {
            key: "nik",
            header: t("page.nik"),
            cell: (person: TransferPersonLine) => <span className="tabular">{person.nik ?? t("unnamedNoNik")}</span>,
          },
        ]),
    {
      key: "relation",
      header: t("page.relation"),
      cell: (person) =>
        person.relation !== null
          ? wordOf("relationToHead", person.relation)
          : t(keeps ? "page.relationKept" : "page.relationAsked"),
    },
  ];
  return (
    <Card title={t("page.people")} flush>
      <DataTable caption={t("page.people")} columns={columns} rows={page.people} rowKey={(person) => person.uid} />
      {page.isWhole ? <p className="px-4 pt-3 text-sm text-muted sm:px-5">{t("page.wholeNote")}</p> : null}
      {page.dropped.length > 0 ? (
        <p className="px-4 pt-3 sm:px-5">
          {t("page.dropped", {
            names: page.dropped.map(({ name }) => name ?? t("page.droppedUnnamed")).join(", "),
          })}
        </p>
      ) : null}
      {isHidden ? <p className="px-4 pt-3 text-sm text-muted sm:px-5">{t("page.hiddenNote")}</p> : null}
    </Card>
  );
}
