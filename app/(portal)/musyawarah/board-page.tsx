import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FileLinks } from "@/components/cube/file-links";
import { AreaMeetingTable } from "@/components/meeting/area-meeting-table";
import { BoardTable } from "@/components/meeting/board-table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import type { Actor } from "@/lib/domain/access/actor";
import type { BoardPage as VillagePage } from "@/lib/domain/meeting/board";
import { BOARD_SORTS, type BoardSort, type BoardView, boardHref } from "@/lib/domain/meeting/board-view";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { type Board, findBoard } from "@/lib/server/meeting/board-query";

const SORT_LABEL = { longest: "sortLongest", waiting: "sortWaiting", name: "sortName" } as const satisfies Record<
  BoardSort,
  string
>;

/** For those above the villages: which have met this month, which have not, and what waits there. */
export async function BoardPage({ actor, view }: { readonly actor: Actor; readonly view: BoardView }) {
  const [t, locale, board] = await Promise.all([
    getTranslations("meeting.board"),
    getLocale().then(localeOf),
    findBoard(actor, view, new Date()),
  ]);
  if (board === null) notFound();
  return (
    <>
      <PageHeading
        above={<Path board={board} view={view} />}
        title={t("title")}
        lead={t("lead", { region: board.region.label, month: formatDate(board.today, locale, "month") })}
        actions={<FileLinks href={boardHref(view, {}, "/musyawarah/unduh")} />}
      />
      <div className="grid grid-cols-1 gap-4">
        {board.villages === null ? (
          <Card flush>
            <AreaMeetingTable areas={board.areas} view={view} locale={locale} />
          </Card>
        ) : (
          <Villages page={board.villages} view={view} />
        )}
        <p className="text-sm text-muted">{t("areasNote")}</p>
      </div>
    </>
  );
}

async function Villages({ page, view }: { readonly page: VillagePage; readonly view: BoardView }) {
  const t = await getTranslations("meeting.board");
  const locale = localeOf(await getLocale());
  return (
    <>
      <Segmented
        label={t("show")}
        items={[false, true].map((onlyMissing) => ({
          href: boardHref(view, { onlyMissing }),
          label: t(onlyMissing ? "missing" : "all"),
          count: String(onlyMissing ? page.counts.missing : page.counts.all),
          current: view.onlyMissing === onlyMissing,
        }))}
      />
      <Segmented
        label={t("sort")}
        items={BOARD_SORTS.map((sort) => ({
          href: boardHref(view, { sort }),
          label: t(SORT_LABEL[sort]),
          current: view.sort === sort,
        }))}
      />
      {page.rows.length === 0 ? (
        <EmptyState title={page.counts.all === 0 ? t("noVillages") : t("emptyTitle")} icon="handshake">
          {page.counts.all === 0 ? null : t("emptyText")}
        </EmptyState>
      ) : (
        <Card flush>
          <BoardTable rows={page.rows} locale={locale} />
          <div className="px-4 sm:px-5">
            <Pagination
              label={t("title")}
              summary={t("shown", { count: page.rows.length })}
              previous={view.after === null ? null : { href: boardHref(view), label: t("first") }}
              next={page.next === null ? null : { href: boardHref(view, { after: page.next }), label: t("nextPage") }}
            />
          </div>
        </Card>
      )}
    </>
  );
}

async function Path({ board, view }: { readonly board: Board; readonly view: BoardView }) {
  const common = await getTranslations("common");
  const above = board.path.slice(0, -1);
  if (above.length === 0) return null;
  return (
    <Breadcrumbs
      label={common("breadcrumbs")}
      items={[
        ...above.map(({ code, label }) => ({ label, href: boardHref(view, { area: code }) })),
        { label: board.region.label },
      ]}
    />
  );
}
