import { getTranslations } from "next-intl/server";
import { dateLabels } from "@/components/ui/date-labels";
import { Link } from "@/components/ui/link";
import { problemLabels } from "@/components/user/labels";
import { EXTEND_PROBLEMS } from "@/lib/domain/access/grant-extension";
import { localDay } from "@/lib/domain/period/period";
import { type TimeZone, ZONE_SUFFIX } from "@/lib/i18n/formats";
import { ExtendGrant } from "./extend-grant";

export interface ExtensionProps {
  readonly grant: {
    readonly id: string;
    readonly validTo: Date | null;
    readonly timeZone: TimeZone;
    readonly can: { readonly extend: boolean };
    readonly extendedBy: "training" | "giver" | null;
  };
  readonly duty: string;
  readonly actingGrantId: string;
  readonly now: Date;
}

/** The button that moves the last day of a direct access right; of another one, who does it instead. */
export async function Extension({ grant, duty, actingGrantId, now }: ExtensionProps) {
  const { validTo, timeZone, extendedBy } = grant;
  if (extendedBy !== null) return <ExtendedBy by={extendedBy} />;
  if (!grant.can.extend || validTo === null) return null;
  const earliest = localDay(new Date(Math.max(validTo.getTime(), now.getTime())), timeZone);
  return (
    <ExtendGrant
      grantId={actingGrantId}
      subjectId={grant.id}
      validTo={validTo.toISOString()}
      zone={timeZone}
      earliest={earliest}
      words={await dialogWords(duty, validTo <= now, ZONE_SUFFIX[timeZone])}
    />
  );
}

async function ExtendedBy({ by }: { readonly by: "training" | "giver" }) {
  const t = await getTranslations("admin.act.extendGrant");
  return (
    <p className="w-full text-sm text-muted">
      {t(`instead.${by === "training" ? "OF_TRAINING" : "DELEGATED"}`)}{" "}
      {by === "training" ? (
        <Link href="/pelatihan" className="link inline-flex min-h-11 items-center md:min-h-0">
          {t("trainings")}
        </Link>
      ) : null}
    </p>
  );
}

async function dialogWords(duty: string, isOver: boolean, zone: string) {
  const [t, act, problem, common] = await Promise.all([
    getTranslations("admin.act.extendGrant"),
    getTranslations("admin.act"),
    getTranslations("admin.problem"),
    getTranslations("common"),
  ]);
  return {
    open: (
      <>
        {t("button")}
        <span className="sr-only">: {duty}</span>
      </>
    ),
    title: t("title"),
    lead: t(isOver ? "leadOver" : "lead", { duty }),
    day: t("day"),
    dayHint: t("dayHint", { zone }),
    dayProblem: t("dayProblem"),
    reason: act("reason"),
    reasonHint: act("reasonHint"),
    reasonProblem: problem("reason"),
    instead: Object.fromEntries(EXTEND_PROBLEMS.map((each) => [each, t(`instead.${each}`)])),
    save: t("button"),
    saving: act("working"),
    saved: t("done"),
    cancel: common("cancel"),
    problem: await problemLabels(),
    dateLabels: await dateLabels(),
  };
}
