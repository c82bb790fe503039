import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Stat } from "@/components/ui/stat";
import type { Role } from "@/lib/domain/access/role";
import { type DigestFacts, isTooSmall } from "@/lib/domain/digest/digest";
import { formatInstant, formatNumber, type TimeZone } from "@/lib/i18n/formats";

export interface DigestCardProps {
  readonly role: Role;
  readonly regionCode: string;
  readonly regionLabel: string;
  readonly facts: DigestFacts;
  readonly madeAt: Date;
  readonly zone: TimeZone;
}

const VILLAGE_DIGITS = 10;

/** A week of one duty, in counts. */
export async function DigestCard({ role, regionCode, regionLabel, facts, madeAt, zone }: DigestCardProps) {
  const [t, roles, locale] = await Promise.all([getTranslations("digest"), getTranslations("roles.name"), getLocale()]);
  const figure = (value: number) => (isTooSmall(role, value) ? t("small") : formatNumber(value, locale));
  const before = isTooSmall(role, facts.appliedBefore) ? t("beforeSmall") : t("before", { count: facts.appliedBefore });
  const { waiting, overdue, cameBack, notMet } = facts;
  const isVillage = regionCode.length === VILLAGE_DIGITS;
  return (
    <Card
      title={t("duty", { role: roles(role), region: regionLabel })}
      aside={t("madeAt", { when: formatInstant(madeAt, zone, locale) })}
    >
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-5">
        {waiting === null ? null : (
          <Stat
            label={t("waiting")}
            figure={figure(waiting)}
            denominator={t(role === "village-operator" ? "deskNote" : "waitingNote")}
          />
        )}
        {overdue === null ? null : (
          <Stat
            label={t("overdue")}
            figure={figure(overdue)}
            denominator={t("overdueNote")}
            {...(overdue > 0 ? { tone: "danger" as const } : {})}
          />
        )}
        {cameBack === null ? null : (
          <Stat label={t("cameBack")} figure={figure(cameBack)} denominator={t("cameBackNote")} />
        )}
        <Stat label={t("applied")} figure={figure(facts.applied)} denominator={before} />
        {notMet === null ? null : isVillage ? (
          <Stat label={t("notMetOwn")} figure={t(notMet > 0 ? "notMetYes" : "notMetNo")} />
        ) : (
          <Stat
            label={t("notMet")}
            figure={figure(notMet)}
            denominator={t("notMetNote")}
            href={`/musyawarah?wilayah=${regionCode}`}
          />
        )}
      </div>
    </Card>
  );
}
