import { getLocale, getTranslations } from "next-intl/server";
import { PersonName } from "@/components/access-watch/person-name";
import { sourceWord } from "@/components/access-watch/source-word";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { reasonLabels } from "@/components/user/labels";
import { ReasonedAction } from "@/components/user/reasoned-action";
import type { ReviewLine } from "@/lib/domain/access/review-page";
import { formatAgo, formatDay } from "@/lib/i18n/formats";
import { KEEP } from "./keep-form";

export interface ReviewTableProps {
  readonly lines: readonly ReviewLine[];
  readonly grantId: string;
  readonly now: Date;
}

/** Who can open families, what opened it, and what deserves a look, with a box to keep it and a button to take it away. */
export async function ReviewTable({ lines, grantId, now }: ReviewTableProps) {
  const [t, watch, roles, source, locale] = await Promise.all([
    getTranslations("accessReview"),
    getTranslations("accessWatch"),
    getTranslations("roles"),
    sourceWord(),
    getLocale(),
  ]);
  const dutyOf = ({ role, regionLabel }: ReviewLine) =>
    roles("actingAs", { role: roles(`name.${role}`), region: regionLabel });
  const day = (at: Date, { zone }: ReviewLine) => formatDay(at, zone, locale, "short");
  return (
    <DataTable
      caption={t("caption")}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { key: "tick", header: t("tick"), phoneLabel: "", cell: (line) => <Tick line={line} duty={dutyOf(line)} /> },
        {
          key: "name",
          header: watch("person"),
          phoneLabel: "",
          rowHeader: true,
          cell: (line) => <PersonName person={line} />,
        },
        { key: "duty", header: watch("duty"), cell: dutyOf },
        {
          key: "marks",
          header: t("marks"),
          phoneHidden: ({ marks }) => marks.length === 0,
          cell: ({ marks }) => (
            <span className="flex flex-wrap gap-1">
              {marks.map((mark) => (
                <Badge key={mark} tone="attention" icon="triangle-alert">
                  {t(`mark.${mark}`)}
                </Badge>
              ))}
            </span>
          ),
        },
        {
          key: "time",
          header: t("time"),
          cell: (line) =>
            line.validTo === null
              ? t("since", { from: day(line.validFrom, line) })
              : t("between", {
                  from: day(line.validFrom, line),
                  to: day(new Date(line.validTo.getTime() - 1), line),
                }),
        },
        {
          key: "seen",
          header: t("seen"),
          cell: ({ lastSeen, zone }) => (lastSeen === null ? t("never") : formatAgo(lastSeen, now, zone, locale)),
        },
        { key: "source", header: t("source"), cell: (line) => source(line.source) },
        { key: "act", header: t("act"), cell: (line) => <Act line={line} duty={dutyOf(line)} grantId={grantId} /> },
      ]}
    />
  );
}

async function Tick({ line, duty }: { readonly line: ReviewLine; readonly duty: string }) {
  const [t, locale] = await Promise.all([getTranslations("accessReview"), getLocale()]);
  if (line.kept !== null)
    return t("keptBy", { name: line.kept.by, day: formatDay(line.kept.at, line.zone, locale, "short") });
  if (line.isOwn) return t("own");
  return (
    <label className="inline-flex min-h-11 cursor-pointer items-center gap-2">
      <input type="checkbox" name={KEEP} value={line.id} className="size-5 accent-laut" />
      {t("keepOne")}
      <span className="sr-only">
        : {line.name}, {duty}
      </span>
    </label>
  );
}

async function Act({
  line,
  duty,
  grantId,
}: {
  readonly line: ReviewLine;
  readonly duty: string;
  readonly grantId: string;
}) {
  if (line.isOwn) return null;
  const t = await getTranslations("admin.act.revokeGrant");
  const isOfPost = line.source.startsWith("training-");
  return (
    <ReasonedAction
      command="grant.revoke"
      icon="circle-x"
      tone="danger"
      subjectId={line.id}
      grantId={grantId}
      label={t("button")}
      accessibleLabel={`${t("button")}: ${line.name}, ${duty}`}
      title={t("title")}
      lead={t(isOfPost ? "leadPost" : "lead", { duty })}
      done={t("done")}
      labels={await reasonLabels()}
    />
  );
}
