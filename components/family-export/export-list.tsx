import { getLocale, getTranslations } from "next-intl/server";
import { DownloadData } from "@/components/delivery/download-data";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { IconName } from "@/components/ui/icon-name";
import { LookAgain } from "@/components/ui/look-again";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { Tone } from "@/components/ui/tone";
import type { ExportLine, ExportState } from "@/lib/domain/family-export/family-export";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { bookLabel } from "./book-label";
import { ExportAct } from "./export-act";

const LOOK = {
  building: { tone: "info", icon: "clock" },
  ready: { tone: "success", icon: "circle-check" },
  failed: { tone: "danger", icon: "triangle-alert" },
  cancelled: { tone: "neutral", icon: "x" },
  taken: { tone: "neutral", icon: "download" },
  ended: { tone: "neutral", icon: "clock" },
} as const satisfies Record<ExportState, { readonly tone: Tone; readonly icon: IconName }>;

export interface ExportListProps {
  readonly lines: readonly ExportLine[];
  readonly grantId: string;
  readonly zone: TimeZone;
}

/** The reader's own exports: on their way with progress, ready to be taken once, or over. */
export async function ExportList({ lines, grantId, zone }: ExportListProps) {
  const t = await getTranslations("familyExport");
  if (lines.length === 0) return null;
  return (
    <Card title={t("mine.title")}>
      {lines.some(({ state }) => state === "building") ? <LookAgain /> : null}
      <ul className="grid gap-4">
        {lines.map((line) => (
          <li key={line.id} className="border-line not-first:border-t not-first:pt-4">
            <ExportItem line={line} grantId={grantId} zone={zone} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

async function ExportItem({
  line,
  grantId,
  zone,
}: {
  readonly line: ExportLine;
  readonly grantId: string;
  readonly zone: TimeZone;
}) {
  const [t, locale] = await Promise.all([getTranslations("familyExport"), getLocale().then(localeOf)]);
  const { state, progress, families, people } = line;
  const act = { grantId, regencyCode: line.regencyCode, id: line.id };
  const cancel = (
    <ExportAct {...act} command="export.cancel" words={{ label: t("act.cancel"), busy: t("act.cancelBusy") }} />
  );
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold">{await bookLabel(line.book)}</span>
        <Badge {...LOOK[state]}>{t(`state.${state}`)}</Badge>
      </p>
      <p className="text-sm text-muted">
        {t("mine.when")} {formatInstant(line.createdAt, zone, locale)}
        {families === 0 || state === "building" ? null : ` · ${t("mine.holdsText", { families, people })}`}
        {state === "ready" && line.endsAt !== null
          ? ` · ${t("mine.until", { when: formatInstant(line.endsAt, zone, locale) })}`
          : null}
        {line.takenAt === null ? null : ` · ${t("mine.takenAt", { when: formatInstant(line.takenAt, zone, locale) })}`}
      </p>
      {state === "building" ? (
        <ProgressBar
          label={t("mine.building")}
          value={progress.done}
          max={Math.max(progress.total, 1)}
          text={progress.total === 0 ? "" : t("mine.progress", progress)}
        />
      ) : null}
      {line.failure === null || state !== "failed" ? null : <p>{t(`failure.${line.failure}`)}</p>}
      <div className="no-print flex flex-wrap gap-2">
        {state === "ready" ? (
          <DownloadData
            grantId={grantId}
            command="export.ask-download"
            subject={{ regencyCode: line.regencyCode, exportId: line.id }}
            path={`/ekspor/${line.publicId}/data`}
            words={await downloadWords()}
          />
        ) : null}
        {state === "failed" && line.failure === "INTERNAL" ? (
          <ExportAct {...act} command="export.resume" words={{ label: t("act.resume"), busy: t("act.resumeBusy") }} />
        ) : null}
        {state === "building" || state === "ready" || state === "failed" ? cancel : null}
      </div>
    </div>
  );
}

async function downloadWords() {
  const [t, common] = await Promise.all([getTranslations("familyExport.download"), getTranslations("common")]);
  return {
    restricted: t("restricted"),
    download: t("download"),
    title: t("title"),
    lead: t("lead"),
    password: t("password"),
    missing: t("missing"),
    wrong: t("wrong"),
    confirm: t("confirm"),
    busy: t("busy"),
    cancel: common("cancel"),
    done: t("done"),
  };
}
