import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { problemLabels } from "@/components/user/labels";
import type { ClosingLine } from "@/lib/domain/period/closing-page";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { ClosePeriod, ReopenPeriod } from "./closing-actions";

export interface ClosingContext {
  readonly grantId: string;
  readonly year: number;
  readonly locale: Locale;
  readonly zone: TimeZone;
}

/** Closed or not, since when, by whom; and why it was opened again. */
export async function ClosingStatus({ line, at }: { readonly line: ClosingLine; readonly at: ClosingContext }) {
  const t = await getTranslations("closing");
  const { last, isClosed } = line;
  return (
    <>
      <Badge tone={isClosed ? "success" : "attention"} icon={isClosed ? "lock" : "circle-dashed"}>
        {t(isClosed ? "closed" : "open")}
      </Badge>
      {last === null ? null : (
        <span className="block text-sm font-normal text-muted">
          {t(isClosed ? "closedBy" : "reopenedBy", {
            day: formatDay(last.at, at.zone, at.locale, "long"),
            name: last.byName ?? t("somebody"),
          })}
          {last.reason === null ? null : <span className="block">{t("because", { reason: last.reason })}</span>}
        </span>
      )}
    </>
  );
}

/** The one button that a region offers its reader: close, or open again. Nothing where neither is theirs to do now. */
export async function ClosingButton({ line, at }: { readonly line: ClosingLine; readonly at: ClosingContext }) {
  const [t, problem] = await Promise.all([getTranslations("closing"), problemLabels()]);
  const target = { grantId: at.grantId, regionCode: line.code, regionLabel: line.label, year: at.year };
  const names = { region: line.label, year: String(at.year) };
  const common = { cancel: t("cancel"), saving: t("saving"), problem };
  if (line.canClose && line.bar === null)
    return (
      <ClosePeriod
        key={`tutup ${line.last?.id}`}
        {...target}
        seen={line.last?.id ?? null}
        words={{
          ...common,
          open: t("close"),
          save: t("close"),
          title: t("closeTitle", names),
          lead: t(line.code.length === 10 ? "closeVillageLead" : "closeAreaLead"),
          saved: t("closeDone", names),
        }}
      />
    );
  if (line.canReopen && line.last !== null)
    return (
      <ReopenPeriod
        key={`buka ${line.last.id}`}
        {...target}
        seen={line.last.id}
        words={{
          ...common,
          open: t("reopen"),
          save: t("reopen"),
          title: t("reopenTitle", names),
          lead: t(line.code.length === 10 ? "reopenVillageLead" : "reopenAreaLead"),
          saved: t("reopenDone", names),
          reason: t("reason"),
          hint: t("reasonHint"),
          short: t("reasonShort"),
        }}
      />
    );
  return null;
}
