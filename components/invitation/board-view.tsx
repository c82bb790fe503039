import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Stat } from "@/components/ui/stat";
import { ANSWER_CHANNELS, UNREACHED_REASONS } from "@/lib/domain/invitation/flow";
import { type Board, type BoardLine, invited, served, waiting } from "@/lib/domain/invitation/invitation-page";
import { boardHref } from "@/lib/domain/invitation/list-filter";
import { formatNumber, formatPercent } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

/** Invited, served and unreached of an area, by its parts, with the reasons. */
export async function BoardView({ board }: { readonly board: Board }) {
  const t = await getTranslations("invitation.board");
  if (board.total.families === 0)
    return (
      <EmptyState title={t("emptyTitle")} icon="users-round">
        {t("empty")}
      </EmptyState>
    );
  return (
    <>
      <BoardFigures total={board.total} />
      <Card flush>
        <BoardTable board={board} />
      </Card>
      <Reasons total={board.total} />
      <p className="text-sm text-muted">{t("source")}</p>
    </>
  );
}

export async function BoardFigures({ total }: { readonly total: BoardLine }) {
  const [t, locale] = await Promise.all([getTranslations("invitation.board"), getLocale().then(localeOf)]);
  const figure = (label: string, count: number, tone?: "success" | "attention") => (
    <Stat
      label={label}
      figure={formatNumber(count, locale)}
      denominator={`${t("ofFamilies", { count: total.families })} (${formatPercent(count, total.families, locale)})`}
      {...(tone === undefined ? {} : { tone })}
    />
  );
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-4">
      {figure(t("invited"), invited(total))}
      {figure(t("served"), served(total), "success")}
      {figure(t("waiting"), waiting(total))}
      {figure(t("unreached"), total.states.unreached, "attention")}
    </div>
  );
}

async function BoardTable({ board }: { readonly board: Board }) {
  const [t, locale] = await Promise.all([getTranslations("invitation.board"), getLocale().then(localeOf)]);
  const count = (key: string, header: string, of: (line: BoardLine) => number): DataColumn<BoardLine> => ({
    key,
    header,
    align: "end",
    cell: (line) => formatNumber(of(line), locale),
  });
  const total = { ...board.total, code: "", name: t("total") };
  return (
    <DataTable
      caption={t("caption")}
      rows={[...board.lines, total]}
      rowKey={(line) => line.code}
      phone="scroll"
      columns={[
        { key: "area", header: t("area"), rowHeader: true, cell: (line) => <AreaCell line={line} /> },
        count("families", t("families"), ({ families }) => families),
        count("invited", t("invited"), invited),
        count("served", t("served"), served),
        ...ANSWER_CHANNELS.map((channel) => count(channel, t(channel), (line) => line.served[channel])),
        count("exempt", t("exempt"), ({ states }) => states.exempt),
        count("waiting", t("waiting"), waiting),
        count("unreached", t("unreached"), ({ states }) => states.unreached),
        count("none", t("none"), ({ states }) => states.none),
      ]}
    />
  );
}

function AreaCell({ line: { code, name } }: { readonly line: BoardLine }) {
  if (code === "") return <strong>{name}</strong>;
  const href = code.length === 10 ? `/undangan?desa=${code}` : boardHref(code);
  return (
    <Link href={href} className="link inline-flex min-h-11 items-center">
      {name}
    </Link>
  );
}

async function Reasons({ total }: { readonly total: BoardLine }) {
  const [t, words, locale] = await Promise.all([
    getTranslations("invitation.board"),
    getTranslations("invitation.reason"),
    getLocale().then(localeOf),
  ]);
  const rows = UNREACHED_REASONS.filter((reason) => total.reasons[reason] > 0);
  return (
    <Card title={t("reasonsTitle")} flush={rows.length > 0}>
      {rows.length === 0 ? (
        <p className="text-muted">{t("noReasons")}</p>
      ) : (
        <DataTable
          caption={t("reasonsTitle")}
          captionHidden
          rows={rows}
          rowKey={(reason) => reason}
          columns={[
            { key: "reason", header: t("reason"), rowHeader: true, cell: (reason) => words(reason) },
            {
              key: "families",
              header: t("families"),
              align: "end",
              cell: (reason) => formatNumber(total.reasons[reason], locale),
            },
          ]}
        />
      )}
    </Card>
  );
}
