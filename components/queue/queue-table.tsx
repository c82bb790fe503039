import { getTranslations } from "next-intl/server";
import type { OwnEvent } from "@/components/decision/decision-words";
import type { OrderManyWords } from "@/components/ground-check/order-words";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { formatCursor } from "@/lib/domain/queue/cursor";
import { activeFilters, filterParams, type QueueView, queueHref } from "@/lib/domain/queue/filter";
import type { QueuePageModel } from "@/lib/domain/queue/queue-page";
import { countText } from "@/lib/domain/queue/queue-row";
import type { TimeZone } from "@/lib/i18n/formats";
import { bulkWords, returnManyWords } from "./bulk-words";
import { queueLines } from "./queue-line";
import { type QueueBulk, QueueList } from "./queue-list";

export interface QueueTableProps {
  readonly path: string;
  readonly view: QueueView;
  readonly model: QueuePageModel;
  readonly now: Date;
  readonly zone: TimeZone;
  readonly grantId: string;
  /** Null: this reader decides nothing here. */
  readonly event: OwnEvent | null;
  readonly meetingId: string | null;
  /** Null: this reader orders no ground checks. */
  readonly checks?: OrderManyWords | null;
  /** True: lots decide together, from here many can be sent back alone. */
  readonly byLots?: boolean;
  readonly emptyTitle?: string;
  readonly emptyText?: string;
}

/** The page's place in the queue, to be kept while one opens and closes details. */
function placeOf(view: QueueView): Record<string, string> {
  return {
    ...(view.after === null ? {} : { setelah: formatCursor(view.after) }),
    ...(view.before === null ? {} : { sebelum: formatCursor(view.before) }),
  };
}

export async function QueueTable(props: QueueTableProps) {
  const { path, view, model, now, zone, grantId, event } = props;
  const t = await getTranslations("queue");
  const common = await getTranslations("common");
  const { filter } = view;
  const place = placeOf(view);
  const query = new URLSearchParams(filterParams(filter)).toString();
  const reader = { now, zone, mayDecide: event !== null };
  const lines = model.taken === null ? null : await queueLines(model.taken, reader);
  const taken = view.takes === null || lines === null ? null : { what: view.takes, lines };
  const isEmpty = model.rows.length === 0;
  return (
    <div className="min-w-0">
      <QueueList
        // A new tick list when many are asked for or another page is opened.
        key={`${taken === null ? "" : `${taken.what}${taken.lines.length}`}${JSON.stringify(place)}${query}`}
        lines={await queueLines(model.rows, reader)}
        taken={taken}
        cleanCount={countText(model.counts.clean)}
        cleanHref={queueHref(path, filter, { bersih: "1" })}
        allHref={queueHref(path, filter, { semua: "1" })}
        hrefs={{
          wide: queueHref(path, filter, { ...place, pilih: "" }),
          phone: `${path}/`,
          phoneQuery: query === "" ? "" : `?${query}`,
        }}
        currentId={view.chosen}
        label={t("list")}
        headers={[t("column.family"), t("column.village"), t("column.change"), t("column.risk"), t("column.age")]}
        path={path}
        grantId={grantId}
        bulk={await bulkOf(props)}
        checks={props.checks ?? null}
      />
      {isEmpty ? <Empty {...props} /> : null}
      <Pagination
        label={common("pages")}
        summary={isEmpty ? "" : t("shown", { count: model.rows.length })}
        previous={
          model.previousCursor === null
            ? null
            : { href: queueHref(path, filter, { sebelum: model.previousCursor }), label: common("previous") }
        }
        next={
          model.nextCursor === null
            ? null
            : { href: queueHref(path, filter, { setelah: model.nextCursor }), label: common("next") }
        }
      />
    </div>
  );
}

/** What can be done with many; a meeting's decisions stand in its minutes, so from there nothing is sent back in one go. */
async function bulkOf({ event, meetingId, byLots, model }: QueueTableProps): Promise<QueueBulk | null> {
  if (event === null) return null;
  const returning = event === "endorse" ? null : await returnManyWords(model.returnTargets);
  return { event, meetingId, words: await bulkWords(event), agrees: byLots !== true, returning };
}

async function Empty({ view, path, emptyTitle, emptyText }: QueueTableProps) {
  const t = await getTranslations("queue.empty");
  const common = await getTranslations("common");
  if (activeFilters(view.filter) > 0) {
    return (
      <EmptyState
        title={t("filteredTitle")}
        icon="list-filter"
        action={<LinkButton href={path}>{common("clearFilter")}</LinkButton>}
      >
        {t("filteredText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={emptyTitle ?? t("title")} icon="circle-check">
      {emptyText ?? t("text")}
    </EmptyState>
  );
}
