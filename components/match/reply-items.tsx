import { getTranslations } from "next-intl/server";
import { KindReport } from "@/components/import/kind-report";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { Stat } from "@/components/ui/stat";
import { REPLY_KINDS, type ReplyItemView, type ReplyPage, type ReplySummary } from "@/lib/domain/nik-match/batch-view";
import { formatNumber } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { MatchBadge } from "./match-status";

export interface ReplyItemsProps {
  readonly page: ReplyPage;
  readonly summary: ReplySummary;
  readonly after: number;
  readonly locale: Locale;
}

/** Counts of the file and, kind by kind, whose NIK it speaks of. */
export async function ReplyItems({ page, summary, after, locale }: ReplyItemsProps) {
  const t = await getTranslations("match");
  const hasFaults = summary.kinds.unknown + summary.kinds["row-error"] > 0;
  // What was written stands with the people; the preview's copy is gone.
  const isWritten = page.state === "committed" && (page.kind === "changed" || page.kind === "same");
  const path = `/padan/${page.publicId}`;
  return (
    <>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-5">
        <Stat label={t("count.rows")} figure={formatNumber(summary.rows, locale)} source={t("count.source")} />
        {REPLY_KINDS.map((kind) => (
          <Stat
            key={kind}
            label={t(`count.${kind}`)}
            figure={formatNumber(summary.kinds[kind], locale)}
            source={t("count.source")}
          />
        ))}
      </div>
      <KindReport
        file="match"
        path={path}
        kinds={REPLY_KINDS.map((kind) => ({ kind, label: t(`count.${kind}`), count: summary.kinds[kind] }))}
        kind={page.kind}
        label={t("items.title")}
        after={after}
        next={page.next}
        shown={page.items.length}
        download={hasFaults ? { href: `${path}/galat`, label: t("fault.download") } : null}
        empty={t(isWritten ? "items.taken" : "items.none")}
      >
        <ItemTable page={page} />
      </KindReport>
    </>
  );
}

async function ItemTable({ page }: { readonly page: ReplyPage }) {
  const t = await getTranslations("match");
  const columns: DataColumn<ReplyItemView>[] = [
    {
      key: "row",
      header: t("items.row"),
      rowHeader: true,
      cell: (item) => (
        <>
          {/* As a heading of a card on a phone, a bare number says nothing. */}
          <span className="md:hidden">{t("items.row")} </span>
          {item.row}
        </>
      ),
    },
    ...(page.kind === "row-error"
      ? []
      : [{ key: "nik", header: t("items.nik"), cell: (item: ReplyItemView) => item.nik ?? "" }]),
    ...(page.kind === "changed" || page.kind === "same"
      ? [
          { key: "person", header: t("items.person"), cell: (item: ReplyItemView) => <Person item={item} /> },
          {
            key: "before",
            header: t("items.before"),
            cell: (item: ReplyItemView) => (item.before === null ? "" : <MatchBadge status={item.before} />),
          },
        ]
      : []),
    ...(page.kind === "row-error"
      ? []
      : [
          {
            key: "status",
            header: t("items.status"),
            cell: (item: ReplyItemView) => (item.status === null ? "" : <MatchBadge status={item.status} />),
          },
        ]),
    { key: "note", header: t("items.note"), phoneLabel: "", cell: (item) => <Remark item={item} /> },
  ];
  return (
    <DataTable
      caption={t(`count.${page.kind}`)}
      rows={page.items}
      rowKey={(item) => String(item.ordinal)}
      columns={columns}
    />
  );
}

function Person({ item }: { readonly item: ReplyItemView }) {
  return (
    <>
      {item.householdPublicId === null ? (
        item.name
      ) : (
        <Link
          href={`/keluarga/${item.householdPublicId}`}
          className="link inline-flex min-h-11 items-center md:min-h-8"
        >
          {item.name}
        </Link>
      )}
      <span className="block text-sm text-muted">{item.villageName}</span>
    </>
  );
}

async function Remark({ item }: { readonly item: ReplyItemView }) {
  const t = await getTranslations("match");
  return (
    <ul className="grid gap-0.5">
      {item.kind === "unknown" ? <li>{t("items.unknown")}</li> : null}
      {item.problem === null ? null : <li>{t(`problem.${item.problem}`)}</li>}
      {item.note === null ? null : (
        <li>
          <q>{item.note}</q>
        </li>
      )}
      {item.hints.map((hint) => (
        <li key={hint}>{t(`hint.${hint}`)}</li>
      ))}
    </ul>
  );
}
