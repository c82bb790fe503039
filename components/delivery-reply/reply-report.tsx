import { getTranslations } from "next-intl/server";
import { DELIVERY_LOOK } from "@/components/delivery/delivery-look";
import { ProposalFamily } from "@/components/delivery/proposal-family";
import { KindReport } from "@/components/import/kind-report";
import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import {
  countOf,
  isOutcomePart,
  REPORT_PARTS,
  type ReplyPage,
  type ReplySummary,
  type ReportItem,
  type ReportRow,
} from "@/lib/domain/delivery-reply/reply-view";

export interface ReplyReportProps {
  readonly page: ReplyPage;
  readonly path: string;
  readonly summary: ReplySummary;
  readonly after: number;
}

/** The match report: proposals by what becomes of them, then rows that are not taken, each kind with why. */
export async function ReplyReport({ page, path, summary, after }: ReplyReportProps) {
  const t = await getTranslations("deliveryReply");
  const shown = page.items.length + page.rows.length;
  return (
    <KindReport
      file="deliveryReply"
      path={path}
      kinds={REPORT_PARTS.filter((part) => part === page.part || countOf(summary, part) > 0).map((part) => ({
        kind: part,
        label: t(`part.${part}`),
        count: countOf(summary, part),
      }))}
      kind={page.part}
      label={t("items.part")}
      after={after}
      next={page.next}
      shown={shown}
      download={{ href: `${path}/laporan`, label: t("report.download") }}
      note={<p className="mt-3 text-sm text-muted">{t(`partWhy.${page.part}`)}</p>}
      empty={t("items.none")}
    >
      {isOutcomePart(page.part) ? (
        <ItemTable items={page.items} caption={t(`part.${page.part}`)} />
      ) : (
        <RowTable page={page} />
      )}
    </KindReport>
  );
}

async function ItemTable({ items, caption }: { readonly items: readonly ReportItem[]; readonly caption: string }) {
  const [t, delivery] = await Promise.all([getTranslations("deliveryReply"), getTranslations("delivery")]);
  const columns: readonly DataColumn<ReportItem>[] = [
    {
      key: "family",
      header: t("items.family"),
      rowHeader: true,
      cell: (item) => <ProposalFamily {...item} />,
    },
    { key: "village", header: t("items.village"), cell: (item) => item.villageName },
    {
      key: "now",
      header: t("items.now"),
      cell: ({ now }) => <Badge {...DELIVERY_LOOK[now]}>{delivery(`state.${now}`)}</Badge>,
    },
    {
      key: "becomes",
      header: t("items.becomes"),
      cell: (item) => (
        <>
          {t(`part.${item.outcome}`)}
          {item.reason === null ? null : <span className="block text-sm">{delivery(`reason.${item.reason}`)}</span>}
          {item.unnamed === null ? null : <span className="block text-sm">{t(`unnamed.${item.unnamed}`)}</span>}
          {item.hints.map((hint) => (
            <span key={hint} className="block text-sm text-muted">
              {t(`hint.${hint}`)}
            </span>
          ))}
        </>
      ),
    },
    {
      key: "people",
      header: t("items.people"),
      cell: ({ people, unmatched, unanswered }) => t("items.peopleText", { people, unmatched, unanswered }),
    },
  ];
  return <DataTable caption={caption} rows={items} rowKey={(item) => String(item.ordinal)} columns={columns} />;
}

async function RowTable({ page }: { readonly page: ReplyPage }) {
  const t = await getTranslations("deliveryReply");
  const columns: readonly DataColumn<ReportRow>[] = [
    {
      key: "row",
      header: t("items.row"),
      rowHeader: true,
      cell: (row) => (
        <>
          {/* As a heading of a card on a phone, a bare number says nothing. */}
          <span className="md:hidden">{t("items.row")} </span>
          {row.row}
        </>
      ),
    },
    { key: "kk", header: t("items.kk"), cell: (row) => row.kk ?? "" },
    { key: "nik", header: t("items.nik"), cell: (row) => row.nik ?? "" },
    { key: "field", header: t("items.field"), cell: (row) => (row.field === null ? "" : t(`field.${row.field}`)) },
    {
      key: "note",
      header: t("items.note"),
      phoneLabel: "",
      cell: (row) => (row.problem === null ? "" : t(`problem.${row.problem}`)),
    },
  ];
  return (
    <DataTable
      caption={t(`part.${page.part}`)}
      rows={page.rows}
      rowKey={(row) => String(row.ordinal)}
      columns={page.part === "faulty" ? columns : columns.slice(0, -1)}
    />
  );
}
