import { getLocale, getTranslations } from "next-intl/server";
import { Badge, type BadgeProps } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { problemLabels } from "@/components/user/labels";
import type { NoteState } from "@/lib/domain/coaching/note";
import type { NoteLine } from "@/lib/domain/coaching/note-page";
import { formatDate, formatDay, type TimeZone } from "@/lib/i18n/formats";
import { NoteAct } from "./note-act";

const LOOK = {
  standing: { tone: "success", icon: "circle-check" },
  over: { tone: "neutral", icon: "clock" },
  withdrawn: { tone: "neutral", icon: "undo-2" },
} as const satisfies Record<NoteState, Pick<BadgeProps, "tone" | "icon">>;

export interface NoteTableProps {
  readonly lines: readonly NoteLine[];
  readonly zone: TimeZone;
  readonly grantId: string;
}

/** Notes with how many have seen each; a standing one can be taken back. */
export async function NoteTable({ lines, zone, grantId }: NoteTableProps) {
  const [t, common, locale, problem] = await Promise.all([
    getTranslations("coaching"),
    getTranslations("common"),
    getLocale(),
    problemLabels(),
  ]);
  const words = {
    label: t("withdraw.label"),
    title: t("withdraw.title"),
    text: t("withdraw.text"),
    done: t("withdraw.done"),
    busy: common("working"),
    cancel: common("cancel"),
    problem,
  };
  return (
    <DataTable
      caption={t("list")}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "about",
          header: t("col.about"),
          rowHeader: true,
          cell: ({ question, person, areaLabel }) => (
            <>
              {question ?? t("to", { name: person ?? "?" })}
              <span className="block text-sm font-normal text-muted">{areaLabel}</span>
            </>
          ),
        },
        { key: "text", header: t("col.text"), cell: ({ text }) => <span className="whitespace-pre-line">{text}</span> },
        {
          key: "state",
          header: t("col.state"),
          cell: ({ state, until }) => (
            <span className="grid gap-1">
              <span>
                <Badge {...LOOK[state]}>{t(`state.${state}`)}</Badge>
              </span>
              <span className="text-sm">{t("until", { day: formatDate(until, locale, "short") })}</span>
            </span>
          ),
        },
        {
          key: "seen",
          header: t("col.seen"),
          cell: ({ seen, read, person }) =>
            person === null ? t("seen", { seen }) : t(`personSeen.${read > 0 ? "read" : seen > 0 ? "seen" : "none"}`),
        },
        {
          key: "by",
          header: t("col.by"),
          cell: ({ by, at }) => t("byAt", { name: by, at: formatDay(at, zone, locale, "short") }),
        },
        {
          key: "act",
          header: t("col.act"),
          phoneLabel: "",
          phoneHidden: ({ state }) => state !== "standing",
          cell: ({ state, regencyCode, id }) =>
            state === "standing" ? (
              <NoteAct grantId={grantId} command="coaching.withdraw" regencyCode={regencyCode} id={id} words={words} />
            ) : (
              "–"
            ),
        },
      ]}
    />
  );
}
