import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { Tone } from "@/components/ui/tone";
import type { SetLine, SetState } from "@/lib/domain/invitation/choice";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

const TONE = {
  building: "info",
  ready: "success",
  failed: "danger",
  ended: "neutral",
} as const satisfies Record<SetState, Tone>;

/** Print sets of a village, the latest first: how far, and what may be taken. */
export async function SetList({ sets, zone }: { readonly sets: readonly SetLine[]; readonly zone: TimeZone }) {
  const t = await getTranslations("invitation.sets");
  if (sets.length === 0)
    return (
      <EmptyState title={t("emptyTitle")} icon="printer">
        {t("empty")}
      </EmptyState>
    );
  return (
    <section aria-labelledby="berkas-cetak" className="grid grid-cols-1 gap-3">
      <h2 id="berkas-cetak" className="text-lg">
        {t("listTitle")}
      </h2>
      {sets.some(({ state }) => state === "ready") ? <Alert tone="attention">{t("care")}</Alert> : null}
      {sets.map((set) => (
        <SetCard key={set.id} set={set} zone={zone} />
      ))}
    </section>
  );
}

async function SetCard({ set, zone }: { readonly set: SetLine; readonly zone: TimeZone }) {
  const [t, locale] = await Promise.all([getTranslations("invitation.sets"), getLocale().then(localeOf)]);
  const at = (instant: Date) => formatInstant(instant, zone, locale);
  return (
    <Card
      headingLevel={3}
      title={<SetName set={set} />}
      aside={<Badge tone={TONE[set.state]}>{t(`state.${set.state}`)}</Badge>}
    >
      <div className="grid gap-2">
        {set.state === "building" ? (
          <ProgressBar
            label={t("progressLabel")}
            value={set.done}
            max={set.letters}
            text={t("progress", { done: set.done, letters: set.letters })}
          />
        ) : (
          <p className="tabular">{t("progress", { done: set.done, letters: set.letters })}</p>
        )}
        {set.exempt === 0 ? null : <p>{t("exempted", { count: set.exempt })}</p>}
        <p className="text-sm text-muted">{t("madeBy", { name: set.madeBy ?? "?", at: at(set.madeAt) })}</p>
        {set.state === "failed" ? <p>{t("failedHint")}</p> : null}
        {set.state === "ready" ? (
          <>
            <ul className="flex flex-wrap gap-2">
              {set.files.map(({ ordinal, letters }) => (
                <li key={ordinal}>
                  <a
                    href={`/undangan/cetak/${set.publicId}/${ordinal}`}
                    target="_blank"
                    rel="noreferrer"
                    className={buttonClass("secondary", "small")}
                  >
                    <Icon name="printer" />
                    {t("file", { ordinal, letters })}
                  </a>
                </li>
              ))}
            </ul>
            <p className="text-sm text-muted">{t("until", { at: at(set.expiresAt) })}</p>
          </>
        ) : null}
      </div>
    </Card>
  );
}

async function SetName({ set: { area, isNamed } }: { readonly set: SetLine }) {
  const t = await getTranslations("invitation.sets");
  if (isNamed) return t("named");
  const { dusun, rt } = area;
  if (dusun === "" && rt === "") return t("whole");
  return [dusun === "" ? "" : t("dusunPart", { dusun }), rt === "" ? "" : t("rtPart", { rt })]
    .filter((part) => part !== "")
    .join(", ");
}
